-- 随访写达标、前后 30 天居家设备却测得 160/100 以上的随访:达标率高得少见时,先看这些。
select
  teams.institution,
  teams.team,
  follow_ups.operator,
  'follow_up' as kind,
  follow_ups.follow_up as key,
  follow_ups.person,
  follow_ups.followed_on as happened_on,
  '随访 ' || follow_ups.systolic::varchar || '/' || follow_ups.diastolic::varchar
  || ',前后 30 天居家设备测得收缩压最高 ' || max(remote_readings.systolic)::varchar as what
from staging.follow_ups
join core.staff on staff.staff_no = follow_ups.operator
join core.teams on teams.team_no = staff.team_no
join staging.remote_readings
  on remote_readings.person = follow_ups.person
  and cast(remote_readings.measured_at as date) between follow_ups.followed_on - 30 and follow_ups.followed_on + 30
cross join staging.run
where follow_ups.systolic < 140
  and follow_ups.diastolic < 90
  and (remote_readings.systolic >= 160 or remote_readings.diastolic >= 100)
  and teams.team in (select suspects.team from flags.suspects)
  and year(follow_ups.followed_on)::varchar = left(run.period, 4)
group by teams.institution, teams.team, follow_ups.operator, follow_ups.follow_up, follow_ups.person, follow_ups.followed_on, follow_ups.systolic, follow_ups.diastolic
