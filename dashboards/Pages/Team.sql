-- One team's scorecard.
-- name: place
-- scope: all, only tells whose team it is, so that a foreign one is refused and an unknown one not found
select teams.team, teams.unit, teams.institution
from core.teams as teams
where teams.team = $team

-- name: head
select
    teams.team,
    teams.team_name,
    teams.institution_name,
    teams.unit_name,
    teams.peer_group,
    teams.staff_count,
    periods.period,
    periods.last_month,
    active_counts.active_count,
    results.total,
    results.grade,
    results.coefficient,
    results.next_grade,
    results.points_to_next,
    results.fen_to_next,
    results.rank,
    results.ranked_count,
    results.unranked_reason,
    results.self_share,
    standings.best_rank,
    standings.worst_rank,
    standings.peer_rank,
    standings.peer_count,
    standings.percentile,
    (select cast(sum(nodes.points) as decimal(18, 6)) from scores.nodes as nodes
     where nodes.scheme = results.scheme and nodes.team = results.team and nodes.parent is null) as points,
    (select max(definitions.title) from meta.definitions as definitions
     where definitions.kind = 'schemes' and definitions.id = results.scheme) as scheme_title
from core.teams as teams
cross join meta.version as version
inner join core.periods as periods on periods.period = version.period
left join scores.main as results on results.team = teams.team
left join scores.standings as standings on standings.scheme = results.scheme and standings.period = results.period and standings.team = results.team
left join core.active_counts as active_counts on active_counts.team = teams.team and active_counts.month = periods.last_month
where teams.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)

-- Every node with what it was computed from, and the same indicator a year before.
-- name: nodes
select
    nodes.node,
    nodes.parent,
    nodes.kind,
    nodes.title,
    nodes.indicator,
    nodes.points,
    nodes.effective_points,
    nodes.score,
    nodes.reason,
    nodes.numerator,
    nodes.denominator,
    nodes.value,
    nodes.target,
    nodes.missing_units,
    nodes.marked,
    indicators.kind as value_kind,
    indicators.unit,
    earlier.value as earlier_value,
    now_mean.value as now_mean,
    earlier_mean.value as earlier_mean
from scores.nodes as nodes
inner join core.teams as teams on teams.team = nodes.team
left join meta.indicators as indicators on indicators.indicator = nodes.indicator
left join indicators.values as earlier
    on earlier.indicator = nodes.indicator and earlier.level = 'team' and earlier.code = nodes.team and earlier.period = $earlier
left join indicators.values as now_mean
    on now_mean.indicator = indicators.growth_of and now_mean.level = 'team' and now_mean.code = nodes.team and now_mean.period = nodes.period
left join indicators.values as earlier_mean
    on earlier_mean.indicator = indicators.growth_of and earlier_mean.level = 'team' and earlier_mean.code = nodes.team and earlier_mean.period = $earlier
where nodes.team = $team
    and nodes.scheme = (select main.scheme from scores.main as main where main.team = $team)
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by nodes.ordinal

-- The scorecard's indicators month by month.
-- name: trend
select
    cells.indicator,
    cells.period as month,
    cells.value
from indicators.values as cells
inner join core.months as months on months.month = cells.period
inner join core.teams as teams on teams.team = cells.code
where cells.level = 'team'
    and cells.code = $team
    and cells.indicator in (
        select nodes.indicator from scores.nodes as nodes
        where nodes.team = $team and nodes.scheme = (select main.scheme from scores.main as main where main.team = $team)
    )
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by cells.indicator, cells.period

-- name: months
-- scope: all, the calendar is no data of anybody
select months.month
from core.months as months
order by months.month

-- name: fees
select
    lines.payer,
    lines.line,
    lines.title,
    lines.basis,
    lines.persons,
    lines.head_months,
    lines.price_fen,
    lines.coefficient,
    lines.earned_fen,
    lines.paid_fen,
    lines.shortfall_fen
from payouts.lines as lines
inner join core.teams as teams on teams.team = lines.team
where lines.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by lines.payer, lines.line

-- Confirmed findings that changed the total, or hold the money back.
-- name: findings
select findings.finding, findings.item, cast(findings.times as integer) as times
from staging.findings as findings
inner join meta.version as version on version.period = findings.period
inner join core.teams as teams on teams.team = findings.entity
where findings.entity = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by findings.finding
