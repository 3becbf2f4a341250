-- Who has sent what by when: one row per sender and month of a source that comes monthly.
-- name: sources
-- scope: all, names of kinds of files are no data of anybody
select distinct completeness.source as code, coalesce(definitions.title, completeness.source) as title
from marts.completeness as completeness
left join meta.definitions as definitions on definitions.kind = 'sources' and definitions.id = completeness.source
order by title

-- name: years
-- scope: all, months are no data of anybody
select distinct left(completeness.month, 4) as year
from marts.completeness as completeness
order by year desc

-- name: months
select
    completeness.sender,
    coalesce(institutions.institution_name, units.unit_name, completeness.sender) as name,
    completeness.month,
    completeness.state,
    completeness.due_on
from marts.completeness as completeness
left join core.institutions as institutions on institutions.institution = completeness.sender
left join core.assessed_units as units on units.unit = completeness.sender
where completeness.source = $source
    and left(completeness.month, 4) = $year
    and ($institution is null or completeness.sender = $institution)
    and ($unit is null or completeness.sender = $unit or institutions.unit = $unit)
order by completeness.sender, completeness.month

-- What a gap costs: where figures are not published because of it.
-- name: gaps
select
    gaps.sender,
    coalesce(institutions.institution_name, senders.unit_name, gaps.sender) as name,
    gaps.month,
    gaps.state,
    coalesce(units.unit_name, '全市') as place,
    gaps.missing_share
from marts.gap_figures as gaps
left join core.institutions as institutions on institutions.institution = gaps.sender
left join core.assessed_units as senders on senders.unit = gaps.sender
left join core.assessed_units as units on units.unit = gaps.unit
where left(gaps.month, 4) = $year
    and ($institution is null or gaps.sender = $institution)
    and ($unit is null or gaps.sender = $unit or institutions.unit = $unit)
order by gaps.month, gaps.sender, gaps.unit
