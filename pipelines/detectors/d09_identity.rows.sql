-- 身份对不上的协议,写明哪里对不上。
with
judged as (
  select
    contracts.contract,
    contracts.person,
    contracts.team,
    contracts.operator,
    contracts.signed_on,
    case
      when not contracts.is_registered then '居民登记里没有这个人'
      when contracts.signed_on < contracts.born_on then '签约日期早于出生日期'
      when coalesce(contracts.maternal_mask, 0) <> 0 and contracts.sex = 'male' then '登记为孕产妇,性别为男'
      when coalesce(contracts.child_mask, 0) <> 0 and date_sub('year', contracts.born_on, contracts.signed_on) >= 15
        then '登记为 0-6 岁儿童,签约时 ' || date_sub('year', contracts.born_on, contracts.signed_on)::varchar || ' 岁'
      when coalesce(contracts.elderly_mask, 0) <> 0 and date_sub('year', contracts.born_on, contracts.signed_on) < 55
        then '登记为老年人,签约时 ' || date_sub('year', contracts.born_on, contracts.signed_on)::varchar || ' 岁'
    end as what
  from flags.contracts
  cross join staging.run
  where contracts.team in (select suspects.team from flags.suspects) and year(contracts.signed_on)::varchar = left(run.period, 4)
)
select
  teams.institution,
  judged.team,
  judged.operator,
  'contract' as kind,
  judged.contract as key,
  judged.person,
  judged.signed_on as happened_on,
  judged.what
from judged
join core.teams on teams.team = judged.team
where judged.what is not null
