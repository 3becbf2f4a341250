-- 一行是一名成员在一个团队的一段任职。同一键取最近一期、其中最近一次到达的记录。
-- 截至日及以后开始的不算;截至日及以后的终止当作尚未发生。
with
latest as (
  select members.team, members.staff_no, members.joined_on, max(precedences.precedence) as precedence
  from lake.members
  join staging.precedences on precedences.arrival = members.arrival
  group by members.team, members.staff_no, members.joined_on
)
select
  members.team,
  members.staff_no,
  members.staff_name,
  members.role,
  members.is_leader,
  members.joined_on,
  case when members.left_on < run.as_of then members.left_on end as left_on
from lake.members
join staging.precedences on precedences.arrival = members.arrival
join latest
  on latest.team = members.team
  and latest.staff_no = members.staff_no
  and latest.joined_on = members.joined_on
  and latest.precedence = precedences.precedence
cross join staging.run
where members.joined_on < run.as_of
