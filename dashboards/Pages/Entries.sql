-- What people entered for the assessed period, as the version has it. Who is assessed: teams, institutions, assessed units.
-- name: entities
select teams.team as code, teams.team_name as name, '团队' as level
from core.teams as teams
where ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
union all
select institutions.institution, institutions.institution_name, '机构'
from core.institutions as institutions
where ($unit is null or institutions.unit = $unit)
    and ($institution is null or institutions.institution = $institution)
union all
select units.unit, units.unit_name, '考核单元'
from core.assessed_units as units
where ($unit is null or units.unit = $unit)
    and $institution is null
order by level, code

-- name: values
select
    given_values.entity,
    given_values.item,
    given_values.value,
    given_values.evidence,
    given_values.given_by as by_whom,
    given_values.given_on as day
from staging.given_values as given_values
inner join meta.version as version on version.period = given_values.period
left join core.teams as teams on teams.team = given_values.entity
left join core.institutions as institutions on institutions.institution = given_values.entity
where ($unit is null or coalesce(teams.unit, institutions.unit, given_values.entity) = $unit)
    and ($institution is null or coalesce(teams.institution, given_values.entity) = $institution)
order by given_values.given_on desc, given_values.entity, given_values.item

-- name: findings
select
    findings.finding,
    findings.entity,
    findings.item,
    cast(findings.times as integer) as times,
    findings.evidence,
    findings.confirmed_by as by_whom,
    findings.confirmed_on as day
from staging.findings as findings
inner join meta.version as version on version.period = findings.period
left join core.teams as teams on teams.team = findings.entity
left join core.institutions as institutions on institutions.institution = findings.entity
where ($unit is null or coalesce(teams.unit, institutions.unit, findings.entity) = $unit)
    and ($institution is null or coalesce(teams.institution, findings.entity) = $institution)
order by findings.confirmed_on desc, findings.finding

-- name: arrived
-- scope: all, names of files that the commission itself wrote
select arrivals.file
from meta.arrivals as arrivals
where arrivals.source in ('given_values', 'findings', 'cuts')
order by arrivals.file
