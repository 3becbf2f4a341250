-- 本月签的协议(exposure)里身份对不上的(hits):居民登记里没有这个人,登记为儿童而签约时已满 15 岁,登记为孕产妇而性别为男,
-- 登记为老年人而未满 55 岁,或出生日期晚于签约日。证件号校验码不对的行在接收时已驳回,不在这里。
with
maternal as (
  select key_group_masks.person, key_group_masks.maternal_mask, key_group_masks.child_mask, key_group_masks.elderly_mask
  from core.key_group_masks
),
judged as (
  select
    signings.team_no,
    signings.operator,
    signings.signed_on,
    persons.person is null
    or signings.signed_on < persons.born_on
    or (coalesce(maternal.maternal_mask, 0) <> 0 and persons.sex = 'male')
    or (coalesce(maternal.child_mask, 0) <> 0 and date_sub('year', persons.born_on, signings.signed_on) >= 15)
    or (coalesce(maternal.elderly_mask, 0) <> 0 and date_sub('year', persons.born_on, signings.signed_on) < 55) as is_odd
  from core.signings
  left join core.persons on persons.person = signings.person
  left join maternal on maternal.person = signings.person
  where signings.signed_on >= (select calendar.first_on from core.calendar)
)
select
  strftime(judged.signed_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  judged.operator,
  count(*) filter (where coalesce(judged.is_odd, false))::bigint as hits,
  count(*)::bigint as exposure
from judged
join core.teams on teams.team_no = judged.team_no
group by strftime(judged.signed_on, '%Y-%m'), teams.institution, teams.team, judged.operator
