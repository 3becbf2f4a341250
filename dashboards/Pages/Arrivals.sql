-- Files that came in, newest first: an arrival belongs to its sender, and senders to assessed units.
-- name: rows
select
    arrivals.arrival,
    arrivals.source,
    coalesce(definitions.title, arrivals.source) as source_title,
    arrivals.sender,
    coalesce(senders.institution_name, units.unit_name) as sender_name,
    arrivals.period,
    arrivals.file,
    arrivals.bytes,
    arrivals.encoding,
    arrivals.rows as row_count,
    arrivals.accepted,
    arrivals.rejected,
    arrivals.held,
    arrivals.passed_over,
    arrivals.state,
    arrivals.reason
from meta.arrivals as arrivals
left join meta.definitions as definitions on definitions.kind = 'sources' and definitions.id = arrivals.source
left join core.institutions as senders on senders.institution = arrivals.sender
left join core.assessed_units as units on units.unit = arrivals.sender
where ($sender is null or arrivals.sender = $sender)
    and ($source is null or arrivals.source = $source)
    and ($state is null or arrivals.state = $state)
    and ($institution is null or arrivals.sender = $institution)
    and (
        $unit is null
        or arrivals.sender = $unit
        or arrivals.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
order by arrivals.arrival desc
limit $size offset $skip

-- name: totals
select
    count(*) as file_count,
    cast(coalesce(sum(arrivals.accepted), 0) as bigint) as accepted,
    cast(coalesce(sum(arrivals.rejected), 0) as bigint) as rejected
from meta.arrivals as arrivals
where ($sender is null or arrivals.sender = $sender)
    and ($source is null or arrivals.source = $source)
    and ($state is null or arrivals.state = $state)
    and ($institution is null or arrivals.sender = $institution)
    and (
        $unit is null
        or arrivals.sender = $unit
        or arrivals.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )

-- name: senders
select distinct arrivals.sender as code, coalesce(senders.institution_name, units.unit_name, arrivals.sender) as name
from meta.arrivals as arrivals
left join core.institutions as senders on senders.institution = arrivals.sender
left join core.assessed_units as units on units.unit = arrivals.sender
where ($institution is null or arrivals.sender = $institution)
    and (
        $unit is null
        or arrivals.sender = $unit
        or arrivals.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
order by arrivals.sender

-- name: missing
-- Months that a sender owes, of the sources that are sent every month.
select
    coalesce(max(definitions.title), completeness.source) as title,
    completeness.sender,
    max(coalesce(senders.institution_name, units.unit_name)) as sender_name,
    count(*) as months,
    string_agg(completeness.month, '、' order by completeness.month desc) as month_list
from marts.completeness as completeness
left join meta.definitions as definitions on definitions.kind = 'sources' and definitions.id = completeness.source
left join core.institutions as senders on senders.institution = completeness.sender
left join core.assessed_units as units on units.unit = completeness.sender
where completeness.state = '缺'
    and ($source is null or completeness.source = $source)
    and ($sender is null or completeness.sender = $sender)
    and ($institution is null or completeness.sender = $institution)
    and (
        $unit is null
        or completeness.sender = $unit
        or completeness.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
group by completeness.source, completeness.sender
order by completeness.source, completeness.sender

-- name: sources
-- scope: all, titles of definitions are no data of anybody
select definitions.id, definitions.title
from meta.definitions as definitions
where definitions.kind = 'sources' and definitions.title is not null
order by definitions.id
