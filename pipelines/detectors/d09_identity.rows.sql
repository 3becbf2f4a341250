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
      when persons.person is null then '居民登记里没有这个人'
      when contracts.signed_on < persons.born_on then '签约日期早于出生日期'
      when coalesce(masks.maternal_mask, 0) <> 0 and persons.sex = 'male' then '登记为孕产妇,性别为男'
      when coalesce(masks.child_mask, 0) <> 0 and date_sub('year', persons.born_on, contracts.signed_on) >= 15
        then '登记为 0-6 岁儿童,签约时 ' || date_sub('year', persons.born_on, contracts.signed_on)::varchar || ' 岁'
      when coalesce(masks.elderly_mask, 0) <> 0 and date_sub('year', persons.born_on, contracts.signed_on) < 55
        then '登记为老年人,签约时 ' || date_sub('year', persons.born_on, contracts.signed_on)::varchar || ' 岁'
    end as what
  from staging.contracts
  left join core.persons on persons.person = contracts.person
  left join core.key_group_masks as masks on masks.person = contracts.person
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
