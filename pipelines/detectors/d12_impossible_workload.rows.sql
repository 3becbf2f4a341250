-- 一天记下 60 次以上的日子。
select
  teams.institution,
  teams.team,
  contact_days.operator,
  'day' as kind,
  contact_days.operator || ' ' || strftime(contact_days.day, '%Y-%m-%d') as key,
  null::bigint as person,
  contact_days.day as happened_on,
  '当天记下服务 ' || contact_days.service_count::varchar || ' 次、随访 ' || contact_days.follow_up_count::varchar || ' 次' as what
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
cross join staging.run
where contact_days.operator is not null
  and contact_days.service_count + contact_days.follow_up_count > 60
  and teams.team in (select suspects.team from flags.suspects)
  and year(contact_days.day)::varchar = left(run.period, 4)
