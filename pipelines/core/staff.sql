-- 一行是一名团队成员,归他最近加入的团队(同日加入几个的取编号小者)。随访只写了随访人工号,团队由此得知。
with
ranked as (
  select
    members.staff_no,
    members.team,
    members.role,
    members.joined_on,
    members.left_on,
    row_number() over (partition by members.staff_no order by members.joined_on desc, members.team) as place
  from staging.members
)
select
  ranked.staff_no,
  teams.team_no,
  ranked.role,
  ranked.joined_on,
  ranked.left_on
from ranked
join core.teams on teams.team = ranked.team
where ranked.place = 1
