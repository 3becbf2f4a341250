-- Every team of the reader's scope with its result under the period's scheme. One statement for every sorting, filter and
-- page: the page picks from these rows in memory.
-- name: rows
with
dimensions as (
    select
        nodes.team,
        nodes.score,
        row_number() over (partition by nodes.team order by nodes.ordinal, nodes.node) as position
    from scores.nodes as nodes
    inner join scores.main as main on main.scheme = nodes.scheme and main.team = nodes.team
    where nodes.parent is null
),
dimension_scores as (
    select
        dimensions.team,
        max(dimensions.score) filter (where dimensions.position = 1) as score_1,
        max(dimensions.score) filter (where dimensions.position = 2) as score_2,
        max(dimensions.score) filter (where dimensions.position = 3) as score_3,
        max(dimensions.score) filter (where dimensions.position = 4) as score_4,
        max(dimensions.score) filter (where dimensions.position = 5) as score_5,
        max(dimensions.score) filter (where dimensions.position = 6) as score_6,
        max(dimensions.score) filter (where dimensions.position = 7) as score_7,
        max(dimensions.score) filter (where dimensions.position = 8) as score_8
    from dimensions
    group by dimensions.team
),
fees as (
    select
        lines.team,
        cast(sum(lines.earned_fen) as bigint) as earned_fen,
        cast(sum(lines.paid_fen) as bigint) as paid_fen
    from payouts.lines as lines
    group by lines.team
)
select
    results.team,
    teams.team_name,
    teams.institution,
    teams.institution_name,
    teams.unit,
    teams.unit_name,
    teams.peer_group,
    results.rank,
    results.unranked_reason,
    results.total,
    results.grade,
    results.self_share,
    active_counts.active_count,
    fees.earned_fen,
    fees.paid_fen,
    standings.best_rank,
    standings.worst_rank,
    standings.peer_rank,
    standings.peer_count,
    dimension_scores.score_1,
    dimension_scores.score_2,
    dimension_scores.score_3,
    dimension_scores.score_4,
    dimension_scores.score_5,
    dimension_scores.score_6,
    dimension_scores.score_7,
    dimension_scores.score_8
from scores.main as results
inner join core.teams as teams on teams.team = results.team
left join scores.standings as standings on standings.scheme = results.scheme and standings.period = results.period and standings.team = results.team
left join dimension_scores on dimension_scores.team = results.team
left join fees on fees.team = results.team
left join core.periods as periods on periods.period = results.period
left join core.active_counts as active_counts on active_counts.team = results.team and active_counts.month = periods.last_month
where ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by results.rank nulls last, results.total desc nulls last, results.team

-- Dimensions of the scheme in their order, each with its points.
-- name: dimensions
-- scope: all, the scheme is no data of anybody
select distinct nodes.ordinal, nodes.node, nodes.title, nodes.points
from scores.nodes as nodes
where nodes.parent is null
    and nodes.scheme = (select min(main.scheme) from scores.main as main)
order by nodes.ordinal, nodes.node
