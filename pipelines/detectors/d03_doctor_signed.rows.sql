-- 本年写明由医生代签的协议。
select
  teams.institution,
  contracts.team,
  contracts.operator,
  'contract' as kind,
  contracts.contract as key,
  contracts.person,
  contracts.signed_on as happened_on,
  '签约方式写的是医生代签' as what
from flags.contracts
join core.teams on teams.team = contracts.team
cross join staging.run
where contracts.sign_way = 'doctor'
  and contracts.renewal <> 'auto'
  and contracts.team in (select suspects.team from flags.suspects)
  and year(contracts.signed_on)::varchar = left(run.period, 4)
  and coalesce(date_sub('year', contracts.born_on, contracts.signed_on) < 80, true)
  and coalesce(contracts.disabled_mask, 0) = 0
