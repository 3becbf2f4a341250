-- 已接收、期限已过的转诊(exposure)里没有闭环的(hits):上转 14 天内没有到转入医院就诊,下转 30 天内没有到转入的基层机构就诊。归基层一方的机构。
select
  strftime(referrals.accepted_on, '%Y-%m') as period,
  referrals.institution,
  null::varchar as team,
  null::varchar as operator,
  count(*) filter (where not referrals.is_closed)::bigint as hits,
  count(*)::bigint as exposure
from core.referral_closures as referrals
group by strftime(referrals.accepted_on, '%Y-%m'), referrals.institution
