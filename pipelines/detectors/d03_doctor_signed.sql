-- 写明由医生代签的协议(hits),占写明签约方式的协议(exposure)。
-- 不算:80 岁以上和残疾登记的居民,他们请人代签是常情。
select
  strftime(contracts.signed_on, '%Y-%m') as period,
  teams.institution,
  contracts.team,
  contracts.operator,
  count(*) filter (where contracts.sign_way = 'doctor')::bigint as hits,
  count(*)::bigint as exposure
from staging.contracts
join core.teams on teams.team = contracts.team
left join core.persons on persons.person = contracts.person
left join core.key_group_masks on key_group_masks.person = contracts.person
where contracts.sign_way is not null
  and contracts.renewal <> 'auto'
  and contracts.signed_on >= (select calendar.first_on from core.calendar)
  and coalesce(date_sub('year', persons.born_on, contracts.signed_on) < 80, true)
  and coalesce(key_group_masks.disabled_mask, 0) = 0
group by strftime(contracts.signed_on, '%Y-%m'), teams.institution, contracts.team, contracts.operator
