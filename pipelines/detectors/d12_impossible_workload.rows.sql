-- 一天超过 60 次、又超过同组 99.5% 的日子。
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
join core.contact_limits on contact_limits.peer_group = teams.peer_group
cross join staging.run
where contact_days.operator is not null
  and contact_days.service_count + contact_days.follow_up_count > greatest(60, contact_limits.usual_most)
  and teams.team in (select suspects.team from flags.suspects)
  and year(contact_days.day)::varchar = left(run.period, 4)
