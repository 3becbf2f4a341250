-- 一行是一次已接收、闭环期限已过的转诊:上转 14 天内到转入医院就诊、下转 30 天内到转入的基层机构就诊的闭了环。institution 是基层一方的机构。
with
referred as (
  select
    referrals.referral,
    referrals.person,
    referrals.direction,
    case referrals.direction when 'up' then referrals.from_institution else referrals.to_institution end as institution,
    seen_at.institution_no as seen_no,
    referrals.accepted_on,
    case referrals.direction when 'up' then 14 else 30 end as day_limit
  from staging.referrals
  join core.institutions as seen_at on seen_at.institution = referrals.to_institution
  cross join staging.run
  where referrals.status = 'accepted'
    and referrals.accepted_on >= (select calendar.first_on from core.calendar)
    and referrals.accepted_on + case referrals.direction when 'up' then 14 else 30 end < run.as_of
),
seen as (
  select visits.person, visits.visited_on, visits.institution_no
  from core.visits
  semi join referred on referred.person = visits.person
),
closed as (
  select distinct referred.referral
  from referred
  join seen
    on seen.person = referred.person
    and seen.institution_no = referred.seen_no
    and seen.visited_on >= referred.accepted_on
    and seen.visited_on <= referred.accepted_on + referred.day_limit
)
select
  referred.referral,
  referred.person,
  referred.direction,
  referred.institution,
  referred.accepted_on,
  closed.referral is not null as is_closed
from referred
left join closed on closed.referral = referred.referral
