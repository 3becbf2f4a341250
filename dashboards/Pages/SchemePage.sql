-- What heads a fee may count.
-- name: eligibilities
-- scope: all, names are no data of anybody
select eligibilities.eligibility as key, eligibilities.eligibility_name as name
from core.eligibilities as eligibilities
order by eligibilities.eligibility

-- Results of a scheme that assesses institutions or assessed units; teams have pages of their own.
-- name: results
with places as (
    select institutions.institution as code, institutions.institution_name as name, institutions.unit, institutions.institution
    from core.institutions as institutions
    union all
    select units.unit, units.unit_name, units.unit, null
    from core.assessed_units as units
)
select
    results.team as code,
    places.name,
    results.rank,
    results.unranked_reason,
    results.total,
    results.grade,
    cast((select sum(lines.paid_fen) from payouts.lines as lines where lines.scheme = results.scheme and lines.team = results.team) as bigint) as paid_fen
from scores.teams as results
inner join places on places.code = results.team
where results.scheme = $scheme
    and ($unit is null or places.unit = $unit)
    and ($institution is null or places.institution = $institution)
order by results.rank nulls last, results.team
