-- name: names
-- Every team's name within the reader's scope.
select teams.team, teams.team_name as name
from core.teams as teams
where ($unit is null or teams.unit = $unit)
    and ($institution is null or teams.institution = $institution)
order by teams.team

-- name: main
-- scope: all, which scheme is in use is no secret
select min(main.scheme) as scheme
from scores.main as main

-- name: given
-- scope: all, which items were given by hand is no data of anybody
select distinct given_values.item
from staging.given_values as given_values
inner join meta.version as version on version.period = given_values.period
order by given_values.item
