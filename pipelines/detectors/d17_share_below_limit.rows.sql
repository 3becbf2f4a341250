-- 收缩压刚好在达标线下的随访。
select
  teams.institution,
  teams.team,
  follow_up_records.operator,
  'follow_up' as kind,
  follow_ups.follow_up as key,
  follow_up_records.person,
  follow_up_records.followed_on as happened_on,
  '血压 ' || follow_up_records.systolic::varchar || coalesce('/' || follow_up_records.diastolic::varchar, '') || ',刚好在达标线下' as what
from core.follow_up_records
join core.teams on teams.team_no = follow_up_records.team_no
join flags.follow_ups
  on follow_ups.person = follow_up_records.person
  and follow_ups.followed_on = follow_up_records.followed_on
  and follow_ups.disease = follow_up_records.disease
cross join staging.run
where follow_up_records.systolic between 136 and 139
  and teams.team in (select suspects.team from flags.suspects)
  and year(follow_up_records.followed_on)::varchar = left(run.period, 4)
