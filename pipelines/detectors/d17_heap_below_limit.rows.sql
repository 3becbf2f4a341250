-- 读数刚好在达标线下的随访。
select
  teams.institution,
  teams.team,
  follow_ups.operator,
  'follow_up' as kind,
  follow_ups.follow_up as key,
  follow_ups.person,
  follow_ups.followed_on as happened_on,
  case
    when follow_ups.systolic between 136 and 139 then '血压 ' || follow_ups.systolic::varchar || coalesce('/' || follow_ups.diastolic::varchar, '')
    else '空腹血糖 ' || follow_ups.glucose::varchar
  end || ',刚好在达标线下' as what
from staging.follow_ups
join core.staff on staff.staff_no = follow_ups.operator
join core.teams on teams.team_no = staff.team_no
cross join staging.run
where (follow_ups.systolic between 136 and 139 or follow_ups.glucose between 6.8 and 6.9)
  and teams.team in (select suspects.team from flags.suspects)
  and year(follow_ups.followed_on)::varchar = left(run.period, 4)
