-- 首次签约之前的履约服务(hits),占同一人员同月的全部服务和随访(exposure)。首次签约是此人与此团队最早的一份协议;载入之前就有协议的不看。
with
parts as (
  select odd_contacts.team_no, odd_contacts.operator, strftime(odd_contacts.day, '%Y-%m') as period, 1 as hits, 0 as exposure
  from core.odd_contacts
  where odd_contacts.oddity = 'before_signing'
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
