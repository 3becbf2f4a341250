-- 有凌晨服务的日子和春节里的日子,每人每天一行。
select
  teams.institution,
  teams.team,
  contact_days.operator,
  'day' as kind,
  coalesce(contact_days.operator, '未写工号') || ' ' || strftime(contact_days.day, '%Y-%m-%d') as key,
  null::bigint as person,
  contact_days.day as happened_on,
  case
    when spring_festivals.eve_on is not null then '春节期间记下服务和随访 ' || (contact_days.service_count + contact_days.follow_up_count)::varchar || ' 次'
    else '0 至 6 时的服务 ' || contact_days.night_count::varchar || ' 次'
  end as what
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
left join core.spring_festivals on contact_days.day >= spring_festivals.eve_on and contact_days.day <= spring_festivals.last_on
cross join staging.run
where (contact_days.night_count > 0 or spring_festivals.eve_on is not null)
  and teams.team in (select suspects.team from flags.suspects)
  and year(contact_days.day)::varchar = left(run.period, 4)
