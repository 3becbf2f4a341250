-- 一行是一个团队。同一键取最近一期、其中最近一次到达的记录。
-- 截至日及以后的死亡、迁出或撤销当作尚未发生。
with
latest as (
  select teams.team, max(precedences.precedence) as precedence
  from lake.teams
  join staging.precedences on precedences.arrival = teams.arrival
  group by teams.team
)
select
  teams.team,
  teams.team_name,
  teams.institution,
  teams.setting,
  teams.founded_on,
  case when teams.closed_on < run.as_of then teams.closed_on end as closed_on
from lake.teams
join staging.precedences on precedences.arrival = teams.arrival
join latest on latest.team = teams.team and latest.precedence = precedences.precedence
cross join staging.run
