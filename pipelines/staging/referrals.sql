-- 一行是一次转诊。截至日及以后申请的不算,截至日及以后的接收当作尚未发生;同一编号以最后到达的为准。
with
latest as (
  select referrals.referral, max(referrals.arrival) as arrival
  from lake.referrals
  group by referrals.referral
)
select
  referrals.referral,
  referrals.person,
  referrals.direction,
  referrals.from_institution,
  referrals.to_institution,
  referrals.applied_on,
  case when referrals.accepted_on >= run.as_of then 'pending' else referrals.status end as status,
  case when referrals.accepted_on < run.as_of then referrals.accepted_on end as accepted_on,
  referrals.arrival
from lake.referrals
join latest on latest.referral = referrals.referral and latest.arrival = referrals.arrival
cross join staging.run
where referrals.applied_on < run.as_of
