-- What people entered for the assessed period, as the version has it.
-- name: values
select
    given_values.team,
    teams.team_name,
    given_values.item,
    given_values.value,
    given_values.evidence,
    given_values.given_by as by_whom,
    given_values.given_on as day
from staging.given_values as given_values
inner join meta.version as version on version.period = given_values.period
inner join core.teams as teams on teams.team = given_values.team
where ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by given_values.given_on desc, given_values.team, given_values.item

-- name: findings
select
    findings.finding,
    findings.team,
    teams.team_name,
    findings.item,
    cast(findings.times as integer) as times,
    findings.evidence,
    findings.confirmed_by as by_whom,
    findings.confirmed_on as day
from staging.findings as findings
inner join meta.version as version on version.period = findings.period
inner join core.teams as teams on teams.team = findings.team
where ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by findings.confirmed_on desc, findings.finding

-- name: arrived
-- scope: all, names of files that the commission itself wrote
select arrivals.file
from meta.arrivals as arrivals
where arrivals.source in ('given_values', 'findings')
order by arrivals.file
