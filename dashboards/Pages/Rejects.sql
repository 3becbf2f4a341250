-- Rows that were not taken, with line, column, what was found and what was expected.
-- name: rows
select
    rejects.arrival,
    rejects.file,
    rejects.line,
    rejects.column_title,
    rejects.found,
    rejects.expected,
    rejects.reason
from meta.rejects as rejects
where ($arrival is null or rejects.arrival = $arrival)
    and ($source is null or rejects.source = $source)
    and ($institution is null or rejects.sender = $institution)
    and (
        $unit is null
        or rejects.sender = $unit
        or rejects.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
order by rejects.arrival desc, rejects.line, rejects.record, rejects.column_title
limit $size offset $skip

-- name: reasons
select
    rejects.reason,
    rejects.column_title,
    count(*) as reject_count
from meta.rejects as rejects
where ($arrival is null or rejects.arrival = $arrival)
    and ($source is null or rejects.source = $source)
    and ($institution is null or rejects.sender = $institution)
    and (
        $unit is null
        or rejects.sender = $unit
        or rejects.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
group by rejects.reason, rejects.column_title
order by reject_count desc, rejects.reason, rejects.column_title

-- name: arrival
select
    arrivals.arrival,
    arrivals.file,
    arrivals.rows as row_count,
    arrivals.accepted,
    arrivals.rejected
from meta.arrivals as arrivals
where arrivals.arrival = $arrival
    and ($institution is null or arrivals.sender = $institution)
    and (
        $unit is null
        or arrivals.sender = $unit
        or arrivals.sender in (select institutions.institution from core.institutions as institutions where institutions.unit = $unit)
    )
