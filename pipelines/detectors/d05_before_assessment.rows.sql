-- 考核前最后 15 天里每人每天记下的服务和随访。
select
  teams.institution,
  teams.team,
  contact_days.operator,
  'day' as kind,
  coalesce(contact_days.operator, '未写工号') || ' ' || strftime(contact_days.day, '%Y-%m-%d') as key,
  null::bigint as person,
  contact_days.day as happened_on,
  '当天记下服务 ' || contact_days.service_count::varchar || ' 次、随访 ' || contact_days.follow_up_count::varchar || ' 次' as what
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
cross join staging.run
where teams.team in (select suspects.team from flags.suspects)
  and contact_days.day between make_date(left(run.period, 4)::integer, 12, 17) and make_date(left(run.period, 4)::integer, 12, 31)
