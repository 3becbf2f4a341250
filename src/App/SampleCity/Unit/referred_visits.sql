-- One row is the hospital visit that most accepted up-referrals end in, within thirteen days; some never come.
with came as (
  select
    visits.person,
    visits.diagnosis,
    referrals.to_no,
    accepted_on + floor(14e0 * u(bits('referral.visit', referrals.referral_no), 1) * u(bits('referral.visit', referrals.referral_no), 2))::integer as day,
    bits('referral.visit', referrals.referral_no) as draw,
    visits.visit_no,
    residents.left_on
  from referrals
  join own_visits as visits using (visit_no)
  join residents on residents.person_no = referrals.person_no
  where direction = 'up' and referrals.status = 'accepted' and u(bits('referral.visit', referrals.referral_no), 0) < 0.82e0
)
select
  -- numbers of a person's own visits end below 900
  visit_no // 1024 * 1024 + 900 + visit_no % 1024 % 124 as visit_no,
  person,
  to_no::smallint as institution_no,
  institutions.sender_no::smallint as sender_no,
  month_no(day) as month,
  case when drops_time then make_timestamp(epoch_day(day) * 86400000000) else at_minute(day, 490 + 300e0 * u(draw, 3)) end as visited_at,
  case when part_of(draw, 2, 4) = 0 then 'inpatient' else 'outpatient' end as kind,
  diagnosis,
  (100e0 * cost_level * case when part_of(draw, 2, 4) = 0 then 8200e0 else 290e0 end * (0.5e0 + u(draw, 2)))::integer as cost_fen,
  40::tinyint as fund_percent
from came
join city.institutions on institutions.institution_no = came.to_no
where day <= getvariable('last_day') and (left_on is null or day < left_on)
qualify row_number() over (partition by visit_no // 1024 * 1024 + 900 + visit_no % 1024 % 124 order by visit_no) = 1
