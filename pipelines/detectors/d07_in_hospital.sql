-- 住院期间(不含入院和出院当天)的门诊、上门服务和随访(hits),占同一人员同月的全部服务和随访(exposure)。电话、微信可以打到病房,不算。
with
parts as (
  select odd_contacts.team_no, odd_contacts.operator, strftime(odd_contacts.day, '%Y-%m') as period, 1 as hits, 0 as exposure
  from core.odd_contacts
  where odd_contacts.oddity = 'in_hospital'
  union all
  select contact_months.team_no, contact_months.operator, contact_months.period, 0, contact_months.contact_count
  from core.contact_months
)
select
  parts.period,
  teams.institution,
  teams.team,
  parts.operator,
  sum(parts.hits)::bigint as hits,
  sum(parts.exposure)::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
group by parts.period, teams.institution, teams.team, parts.operator
