-- 一行是一份签约协议,只留核对用得着的列,不带编号;各项签约核对共用,免得反复读协议的文字列。
-- slot 是录入的半小时:自 2000 年起第几个。has_helper:80 岁以上和残疾登记的居民,请人代签是常情。
-- is_odd:身份对不上。居民登记里没有这个人,出生日期晚于签约日,登记为孕产妇而性别为男,登记为儿童而签约时已满 15 岁,登记为老年人而未满 55 岁。
select
  teams.team_no,
  contracts.person,
  contracts.signed_on,
  contracts.effective_on,
  contracts.cancelled_on,
  coalesce(contracts.cancel_reason, 'other') in ('died', 'moved') as is_gone,
  contracts.renewal::enum ('new', 'renewal', 'auto', 'transfer') as renewal,
  contracts.sign_way::enum ('self', 'scan', 'family', 'doctor', 'import') as sign_way,
  contracts.operator,
  (date_diff('minute', timestamp '2000-01-01 00:00:00', contracts.entered_at) // 30)::integer as slot,
  coalesce(date_sub('year', persons.born_on, contracts.signed_on) >= 80, false) or coalesce(masks.disabled_mask, 0) <> 0 as has_helper,
  coalesce(
    persons.person is null
    or contracts.signed_on < persons.born_on
    or (masks.maternal_mask <> 0 and persons.sex = 'male')
    or (masks.child_mask <> 0 and date_sub('year', persons.born_on, contracts.signed_on) >= 15)
    or (masks.elderly_mask <> 0 and date_sub('year', persons.born_on, contracts.signed_on) < 55),
    false
  ) as is_odd
from staging.contracts
join core.teams on teams.team = contracts.team
left join core.persons on persons.person = contracts.person
left join core.key_group_masks as masks on masks.person = contracts.person
