-- 本期内的每一次这样的服务。
select
  teams.institution,
  teams.team,
  odd_contacts.operator,
  odd_contacts.kind,
  odd_contacts.contact as key,
  odd_contacts.person,
  odd_contacts.day as happened_on,
  '首次签约日期 ' || strftime(odd_contacts.against_on, '%Y-%m-%d') || ',此前就有履约服务' as what
from core.odd_contacts
join core.teams on teams.team_no = odd_contacts.team_no
cross join staging.run
where odd_contacts.oddity = 'before_signing'
  and teams.team in (select suspects.team from flags.suspects)
  and year(odd_contacts.day)::varchar = left(run.period, 4)
