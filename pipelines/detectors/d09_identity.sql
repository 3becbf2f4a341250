-- 本月签的协议(exposure)里身份对不上的(hits):居民登记里没有这个人,登记为儿童而签约时已满 15 岁,登记为孕产妇而性别为男,
-- 登记为老年人而未满 55 岁,或出生日期晚于签约日。证件号校验码不对的行在接收时已驳回,不在这里。
select
  signing_months.period,
  teams.institution,
  teams.team,
  signing_months.operator,
  signing_months.odd_count as hits,
  signing_months.signed_count as exposure
from core.signing_months
join core.teams on teams.team_no = signing_months.team_no
