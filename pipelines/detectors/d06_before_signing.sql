-- 首次签约之前的履约服务(hits),占同一人员同月的全部服务和随访(exposure)。首次签约是此人与此团队最早的一份协议;载入之前就有协议的不看。
with
parts as (
  select odd_contacts.team_no, odd_contacts.operator, odd_contacts.day, 1 as hits, 0 as exposure
  from core.odd_contacts
  where odd_contacts.oddity = 'before_signing'
  union all
  select contact_days.team_no, contact_days.operator, contact_days.day, 0, contact_days.service_count + contact_days.follow_up_count
  from core.contact_days
)
select
  strftime(parts.day, '%Y-%m') as period,
  teams.institution,
  teams.team,
  parts.operator,
  sum(parts.hits)::bigint as hits,
  sum(parts.exposure)::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
group by strftime(parts.day, '%Y-%m'), teams.institution, teams.team, parts.operator
