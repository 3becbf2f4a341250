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

-- What contracts scored, by team and grade.
-- name: contract_grades
select
    contracts.team,
    teams.team_name,
    contracts.grade,
    count(*) as contracts,
    count(contracts.total) as scored,
    cast(coalesce(sum(contracts.total), 0) as decimal(18, 2)) as sum_total
from scores.contracts as contracts
inner join core.teams as teams on teams.team = contracts.team
where contracts.scheme = $scheme
    and ($unit is null or contracts.unit = $unit)
    and ($institution is null or contracts.institution = $institution)
group by contracts.team, teams.team_name, contracts.grade
order by contracts.team, contracts.grade

-- name: contract_payouts
select lines.team, cast(sum(lines.paid_fen) as bigint) as paid_fen
from payouts.lines as lines
inner join core.teams as teams on teams.team = lines.team
where lines.scheme = $scheme
    and ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
group by lines.team
order by lines.team

-- name: contracts
select
    contracts.contract, contracts.person, contracts.total, contracts.grade, contracts.reason, count(*) over () as all_count
from scores.contracts as contracts
where contracts.scheme = $scheme
    and contracts.team = $team
    and ($grade is null or contracts.grade = $grade)
    and ($unit is null or contracts.unit = $unit)
    and ($institution is null or contracts.institution = $institution)
order by contracts.total desc nulls last, contracts.contract
limit $size offset $skip
