-- 没有闭环的转诊。
select
  referrals.institution,
  null::varchar as team,
  null::varchar as operator,
  'referral' as kind,
  referrals.referral as key,
  referrals.person,
  referrals.accepted_on as happened_on,
  case referrals.direction when 'up' then '上转接收后 14 天内没有到转入医院就诊' else '下转接收后 30 天内没有到本机构就诊' end as what
from core.referral_closures as referrals
cross join staging.run
where not referrals.is_closed
  and referrals.institution in (select suspects.institution from flags.suspects)
  and year(referrals.accepted_on)::varchar = left(run.period, 4)
