-- Declared checks of the version and how much of each table they found at fault.
-- name: checks
-- scope: all, numbers of rows by table name nobody; opening the rows asks for the whole city
select
    checks.model,
    checks.check,
    checks.severity,
    checks.failures,
    checks.rows as row_count
from meta.checks as checks
order by checks.failures = 0, checks.severity, checks.failures desc, checks.model, checks.check

-- Senders with the most rejected rows of what they sent.
-- name: senders
select
    arrivals.sender,
    coalesce(institutions.institution_name, units.unit_name, arrivals.sender) as name,
    count(*) as files,
    count(*) filter (where arrivals.state = 'refused') as refused,
    cast(sum(arrivals.rows) as bigint) as row_count,
    cast(sum(arrivals.rejected) as bigint) as rejected,
    cast(sum(arrivals.held) as bigint) as held
from meta.arrivals as arrivals
left join core.institutions as institutions on institutions.institution = arrivals.sender
left join core.assessed_units as units on units.unit = arrivals.sender
where ($institution is null or arrivals.sender = $institution)
    and ($unit is null or arrivals.sender = $unit or institutions.unit = $unit)
group by arrivals.sender, institutions.institution_name, units.unit_name
having sum(arrivals.rejected) > 0 or sum(arrivals.held) > 0 or count(*) filter (where arrivals.state = 'refused') > 0
order by rejected desc, arrivals.sender
limit 20

-- Rejected rows by the month they were sent for.
-- name: trend
select
    arrivals.period,
    cast(sum(arrivals.rows) as bigint) as row_count,
    cast(sum(arrivals.rejected) as bigint) as rejected
from meta.arrivals as arrivals
left join core.institutions as institutions on institutions.institution = arrivals.sender
where length(arrivals.period) = 7
    and contains(arrivals.period, '-')
    and ($institution is null or arrivals.sender = $institution)
    and ($unit is null or arrivals.sender = $unit or institutions.unit = $unit)
group by arrivals.period
order by arrivals.period desc
limit 12
