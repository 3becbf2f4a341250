-- 没有闭环的转诊。
with
hospital_days as (
  select visits.person, visits.visited_on, visits.institution_no
  from core.visits
  semi join (select referrals.person from staging.referrals) as referred on referred.person = visits.person
),
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
closed as (
  select distinct referred.referral
  from referred
  join hospital_days
    on hospital_days.person = referred.person
    and hospital_days.institution_no = referred.seen_no
    and hospital_days.visited_on >= referred.accepted_on
    and hospital_days.visited_on <= referred.accepted_on + referred.day_limit
)
select
  referred.institution,
  null::varchar as team,
  null::varchar as operator,
  'referral' as kind,
  referred.referral as key,
  referred.person,
  referred.accepted_on as happened_on,
  case referred.direction when 'up' then '上转接收后 14 天内没有到转入医院就诊' else '下转接收后 30 天内没有到本机构就诊' end as what
from referred
left join closed on closed.referral = referred.referral
cross join staging.run
where closed.referral is null
  and referred.institution in (select suspects.institution from flags.suspects)
  and year(referred.accepted_on)::varchar = left(run.period, 4)
