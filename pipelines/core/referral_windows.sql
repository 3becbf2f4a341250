-- 一行是一名居民被接收的上转之后的一段日子 [from_on, to_on):其间的医院就诊归转出的那次病程(D6)。
-- 各段不重叠:下一次上转来了,前一段就到那天为止,合起来的日子不变。
with
accepted as (
  select distinct referrals.person, coalesce(referrals.accepted_on, referrals.applied_on) as accepted_on
  from staging.referrals
  where referrals.direction = 'up' and referrals.status = 'accepted'
),
followed as (
  select
    accepted.person,
    accepted.accepted_on,
    lead(accepted.accepted_on) over (partition by accepted.person order by accepted.accepted_on) as next_accepted_on
  from accepted
)
select
  followed.person,
  followed.accepted_on as from_on,
  least(followed.accepted_on + settings.referral_days + 1, followed.next_accepted_on) as to_on
from followed
cross join core.settings
