-- 一行是一名人员一天一个班次的排班。截至日及以后排班的不算;同一键以最后到达的为准。
with
latest as (
  select duty_rosters.staff_no, duty_rosters.duty_on, duty_rosters.shift, duty_rosters.institution, max(duty_rosters.arrival) as arrival
  from lake.duty_rosters
  group by duty_rosters.staff_no, duty_rosters.duty_on, duty_rosters.shift, duty_rosters.institution
)
select
  duty_rosters.staff_no,
  duty_rosters.team,
  duty_rosters.institution,
  duty_rosters.duty_on,
  duty_rosters.shift,
  duty_rosters.role,
  duty_rosters.arrival
from lake.duty_rosters
join latest
  on latest.staff_no = duty_rosters.staff_no
  and latest.duty_on = duty_rosters.duty_on
  and latest.shift = duty_rosters.shift
  and latest.institution = duty_rosters.institution
  and latest.arrival = duty_rosters.arrival
cross join staging.run
where duty_rosters.duty_on < run.as_of
