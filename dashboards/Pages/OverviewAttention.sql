-- What needs attention in a period. Files belong to their sender, and senders to assessed units.
-- name: refused
-- A refused file that was sent again and accepted needs nobody any more.
select
    arrivals.arrival, coalesce(senders.institution_name, units.unit_name, arrivals.sender) as sender,
    coalesce(definitions.title, arrivals.source) as title, arrivals.period, arrivals.reason
from meta.arrivals as arrivals
left join meta.definitions as definitions on definitions.kind = 'sources' and definitions.id = arrivals.source
left join core.institutions as senders on senders.institution = arrivals.sender
left join core.assessed_units as units on units.unit = arrivals.sender
where arrivals.state = 'refused'
    and not exists (
        select 1 from meta.arrivals as later
        where later.source = arrivals.source and later.sender = arrivals.sender and later.period = arrivals.period
            and later.state = 'current' and later.arrival > arrivals.arrival)
    and ($institution is null or arrivals.sender = $institution)
    and (
        $unit is null
        or arrivals.sender = $unit
        or arrivals.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
order by arrivals.arrival desc

-- name: missing
select
    completeness.source,
    coalesce(max(definitions.title), completeness.source) as title,
    max(completeness.month) as last_month,
    count(distinct completeness.month) as months,
    count(*) as files,
    count(distinct completeness.sender) as senders,
    min(coalesce(senders.institution_name, units.unit_name, completeness.sender)) as sender
from marts.completeness as completeness
left join meta.definitions as definitions on definitions.kind = 'sources' and definitions.id = completeness.source
left join core.institutions as senders on senders.institution = completeness.sender
left join core.assessed_units as units on units.unit = completeness.sender
where completeness.state = '缺'
    and completeness.month between $first_month and $last_month
    and ($institution is null or completeness.sender = $institution)
    and (
        $unit is null
        or completeness.sender = $unit
        or completeness.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
group by completeness.source
order by completeness.source

-- name: incomplete
select incomplete.month, incomplete.unit, units.unit_name
from marts.incomplete as incomplete
left join core.assessed_units as units on units.unit = incomplete.unit
where incomplete.month between $first_month and $last_month
    and ($unit is null or incomplete.unit = $unit)
    and ($institution is null or incomplete.unit = $unit)
order by incomplete.unit, incomplete.month

-- name: checks
-- Failing rows are counted over the whole city, so only its readers are told.
select checks.model, checks.check as name, checks.severity, checks.failures, checks.rows as row_count
from meta.checks as checks
where checks.failures > 0 and $unit is null and $institution is null
order by checks.severity, checks.failures desc, checks.model, checks.check

-- name: grades
select teams.grade, max(teams.coefficient) as coefficient, count(*) as teams
from scores.main as teams
inner join core.teams as places on places.team = teams.team
where teams.period = $period
    and teams.coefficient = 0
    and ($unit is null or places.unit = $unit)
    and ($institution is null or places.institution = $institution)
group by teams.grade
order by teams.grade
