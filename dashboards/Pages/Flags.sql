-- 疑点: which teams reviewers should look at first, what was seen of each, and what each detector found.
-- name: queue
select
    queue.place, queue.team, teams.team_name, teams.institution_name, teams.unit, teams.unit_name, queue.evidence, queue.serious, queue.watch, queue.info,
    queue.is_top_with_weak_evidence, queue.score_rank, queue.flagged_fen, queue.paid_fen, queue.is_within_budget,
    (select string_agg(distinct flags.code, '、' order by flags.code) from flags.flags as flags where flags.team = queue.team and flags.severity <> 'info') as codes
from flags.teams as queue
inner join core.teams as teams on teams.team = queue.team
where queue.serious + queue.watch + queue.info > 0
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by queue.place

-- name: of_institutions
select flags.flag, flags.code, flags.title, flags.severity, flags.seen, flags.institution, institutions.institution_name, flags.evidence_rows
from flags.flags as flags
inner join core.institutions as institutions on institutions.institution = flags.institution
where flags.team is null
    and ($unit is null or institutions.unit = $unit)
    and ($institution is null or institutions.institution = $institution)
order by flags.severity, flags.code, flags.institution

-- name: of_team
select
    flags.flag, flags.detector, flags.code, flags.title, flags.entity_kind, flags.entity, flags.severity, flags.seen, flags.since, flags.p, flags.q, flags.evidence_rows,
    detectors.why, detectors.innocent, detectors.exempt, detectors.verify, detectors.certainty, detectors.chance_share
from flags.flags as flags
inner join flags.detectors as detectors on detectors.detector = flags.detector
inner join core.teams as teams on teams.team = flags.team
where flags.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by case flags.severity when 'serious' then 0 when 'watch' then 1 else 2 end, flags.code, flags.entity_kind desc, flags.entity

-- name: place
select
    queue.place, queue.evidence, queue.serious, queue.watch, queue.info, queue.is_top_with_weak_evidence, queue.score_rank, queue.flagged_fen, queue.paid_fen,
    (select count(*) from flags.teams) as team_count
from flags.teams as queue
inner join core.teams as teams on teams.team = queue.team
where queue.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)

-- name: changes
select changes.title, changes.is_share, changes.since, changes.direction, changes.before_mean, changes.after_mean, changes.happened, changes.height
from flags.changes as changes
inner join core.teams as teams on teams.team = changes.team
where changes.team = $team
    and changes.entity_kind = 'team'
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by changes.height desc, changes.series

-- name: money
select money.title, money.payer, money.paid_fen, money.heads, money.flagged_heads, money.flagged_fen
from flags.money as money
inner join core.teams as teams on teams.team = money.team
where money.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by money.scheme, money.payer, money.line

-- name: flag
select
    flags.flag, flags.detector, flags.code, flags.title, flags.team, teams.team_name, flags.institution, institutions.institution_name, flags.severity, flags.seen, flags.evidence_rows
from flags.flags as flags
left join core.teams as teams on teams.team = flags.team
left join core.institutions as institutions on institutions.institution = flags.institution
where flags.flag = $flag
    and ($unit is null or coalesce(teams.unit, institutions.unit) = $unit)
    and ($institution is null or flags.institution = $institution)

-- name: rows
select rows.kind, rows.key, rows.person, rows.happened_on as day, rows.operator, rows.what
from flags.rows as rows
inner join flags.flags as flags on flags.flag = rows.flag
left join core.teams as teams on teams.team = flags.team
left join core.institutions as institutions on institutions.institution = flags.institution
where rows.flag = $flag
    and ($unit is null or coalesce(teams.unit, institutions.unit) = $unit)
    and ($institution is null or flags.institution = $institution)
order by rows.ordinal
limit $size offset $skip

-- name: detectors
-- scope: all, how many flags a detector raised in the city names nobody
select
    detectors.detector, detectors.code, detectors.title, detectors.test, detectors.severity, detectors.why, detectors.verify, detectors.innocent, detectors.exempt,
    detectors.document, detectors.certainty, detectors.state, detectors.missing, detectors.tests, detectors.flags, detectors.expected_by_chance, detectors.chance_share
from flags.detectors as detectors
order by detectors.code

-- name: levels
-- scope: all, the level of a whole city names nobody
select levels.period, levels.hits, levels.exposure, levels.rate
from flags.levels as levels
where levels.detector = $detector and levels.level = 'city'
order by levels.period

-- name: unit_levels
select levels.code, coalesce(units.unit_name, levels.code) as name, cast(sum(levels.hits) as bigint) as hits, cast(sum(levels.exposure) as bigint) as exposure
from flags.levels as levels
left join core.assessed_units as units on units.unit = levels.code
cross join meta.version as version
where levels.detector = $detector and levels.level = 'unit' and starts_with(levels.period, left(version.period, 4))
    and ($unit is null or levels.code = $unit)
    and ($institution is null or levels.code = $unit)
group by levels.code, units.unit_name
order by levels.code

-- name: of_detector
select
    flags.flag, flags.entity_kind, flags.entity, flags.team, teams.team_name, teams.unit_name, flags.institution, institutions.institution_name, flags.severity, flags.seen, queue.place
from flags.flags as flags
left join core.teams as teams on teams.team = flags.team
left join core.institutions as institutions on institutions.institution = flags.institution
left join flags.teams as queue on queue.team = flags.team
where flags.detector = $detector
    and ($unit is null or coalesce(teams.unit, institutions.unit) = $unit)
    and ($institution is null or flags.institution = $institution)
order by queue.place nulls last, flags.entity

-- name: days
select signings.signed_on as day, signings.new_count, signings.renewal_count
from marts.team_signings as signings
inner join core.teams as teams on teams.team = signings.team
where signings.team = $team
    and year(signings.signed_on) = $year
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by day

-- name: hours
-- The city's hours stand beside the team's: they name nobody.
select
    hours.hour,
    cast(sum(hours.service_count) filter (where hours.team = $team) as bigint) as own,
    cast(sum(hours.service_count) as bigint) as city
from marts.team_hours as hours
where hours.year = $year
    and exists (
        select 1 from core.teams as teams
        where teams.team = $team and ($unit is null or teams.unit = $unit) and ($institution is null or teams.institution = $institution)
    )
group by hours.hour
order by hours.hour

-- name: digits
-- Peers are the teams of the same group.
select
    digits.digit,
    cast(sum(digits.reading_count) filter (where digits.team = $team) as bigint) as own,
    cast(sum(digits.reading_count) filter (where digits.team <> $team) as bigint) as peers
from marts.team_digits as digits
inner join core.teams as members on members.team = digits.team
inner join core.teams as teams on teams.team = $team and teams.peer_group = members.peer_group
where digits.year = $year
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
group by digits.digit
order by digits.digit

-- name: counts
select queue.team, queue.serious, queue.watch, queue.is_top_with_weak_evidence
from flags.teams as queue
inner join core.teams as teams on teams.team = queue.team
where queue.serious + queue.watch > 0
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by queue.team

-- name: at_stake
select
    count(distinct money.team) as team_count,
    cast(coalesce(sum(money.flagged_fen), 0) as bigint) as flagged_fen,
    cast(coalesce(sum(money.paid_fen), 0) as bigint) as paid_fen
from flags.money as money
inner join core.teams as teams on teams.team = money.team
where money.flagged_fen > 0
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)

-- name: models
select models.team, teams.team_name, teams.institution_name, teams.unit_name, models.place, models.team_count, models.month, models.reasons
from flags.models as models
inner join core.teams as teams on teams.team = models.team
where (($team is null and models.is_within_budget) or models.team = $team)
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by models.place

-- Contracts of a team in force at the end of the period, and whether their resident is evidence of a flag.
-- name: candidates
select
    contracts.contract,
    min(contracts.person) as person,
    min(contracts.signed_on) as signed_on,
    bool_or(contracts.person in (
        select rows.person
        from flags.rows as rows
        inner join flags.flags as flags on flags.flag = rows.flag and flags.severity <> 'info'
        where rows.team = $team and rows.person is not null
    )) as is_suspect
from marts.team_contracts as contracts
cross join meta.version as version
inner join core.periods as periods on periods.period = version.period
inner join core.months as months on months.month = periods.last_month
where contracts.team = $team
    and (contracts.active_mask >> months.bit) & 1 = 1
    and ($unit is null or contracts.unit = $unit)
    and ($institution is null or contracts.institution = $institution)
group by contracts.contract
order by contracts.contract

-- name: team_names
select teams.team, teams.team_name, teams.institution_name, teams.unit, teams.unit_name
from core.teams as teams
where ($unit is null or teams.unit = $unit) and ($institution is null or teams.institution = $institution)
order by teams.team

-- name: cuts
select cuts.contract, cuts.is_rest, cuts.real_count, cuts.answered_count, cuts.evidence, cuts.decided_by, cuts.decided_on
from staging.cuts as cuts
inner join meta.version as version on version.period = cuts.period
inner join core.teams as teams on teams.team = cuts.team
where cuts.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by cuts.is_rest, cuts.contract

-- name: funnel
select funnel.active_count, funnel.served_count, funnel.met_count, funnel.substantive_count, funnel.peer_count, funnel.served_median, funnel.met_median, funnel.substantive_median
from marts.team_funnel as funnel
inner join core.teams as teams on teams.team = funnel.team
where funnel.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)

-- Follow-ups whose readings are the same in several persons of one day: each such group once, the largest first.
-- name: clones
select rows.happened_on as day, rows.operator, rows.what, count(distinct rows.person) as person_count
from flags.rows as rows
inner join flags.flags as flags on flags.flag = rows.flag and flags.detector = 'd15_cloned_follow_up' and flags.entity_kind = 'team'
inner join core.teams as teams on teams.team = rows.team
where rows.team = $team
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
group by rows.happened_on, rows.operator, rows.what
order by person_count desc, day, rows.operator, rows.what
limit 20
