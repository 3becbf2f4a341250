-- 有迟录的日子,每人每个服务日一行。
select
  teams.institution,
  teams.team,
  contact_days.operator,
  'day' as kind,
  coalesce(contact_days.operator, '未写工号') || ' ' || strftime(contact_days.day, '%Y-%m-%d') as key,
  null::bigint as person,
  contact_days.day as happened_on,
  '这天的服务和随访有 ' || contact_days.late_count::varchar || ' 次迟录' as what
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
cross join staging.run
where contact_days.late_count > 0
  and teams.team in (select suspects.team from flags.suspects)
  and year(contact_days.day)::varchar = left(run.period, 4)
