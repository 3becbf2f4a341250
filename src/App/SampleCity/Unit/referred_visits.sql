-- One row is the hospital visit that most accepted up-referrals end in, within thirteen days; some never come.
with came as (
  select
    visits.* exclude (institution_no, sender_no, day, kind, cost_fen, is_grassroots, visit_no, visited_at, month, fund_percent),
    referrals.to_no,
    accepted_on + floor(14e0 * u(bits('referral.visit', referrals.referral_no), 1) * u(bits('referral.visit', referrals.referral_no), 2))::integer as day,
    bits('referral.visit', referrals.referral_no) as draw,
    visits.visit_no,
    residents.left_on
  from referrals
  join visits using (visit_no)
  join residents on residents.person_no = visits.person_no
  where direction = 'up' and referrals.status = 'accepted' and u(bits('referral.visit', referrals.referral_no), 0) < 0.82e0
)
select
  -- numbers of a person's own visits end below 900
  visit_no // 1024 * 1024 + 900 + visit_no % 1024 % 124 as visit_no,
  person_no,
  person,
  team_no,
  to_no as institution_no,
  institutions.sender_no,
  day,
  month_no(day) as month,
  case when drops_time then make_timestamp(epoch_day(day) * 86400000000) else at_minute(day, 490 + 300e0 * u(draw, 3)) end as visited_at,
  case when part_of(draw, 2, 4) = 0 then 'inpatient' else 'outpatient' end as kind,
  diagnosis,
  (100e0 * cost_level * case when part_of(draw, 2, 4) = 0 then 8200e0 else 290e0 end * (0.5e0 + u(draw, 2)))::bigint as cost_fen,
  false as is_grassroots,
  40::bigint as fund_percent,
  chance
from came
join city.institutions on institutions.institution_no = came.to_no
where day <= getvariable('last_day') and (left_on is null or day < left_on)
qualify row_number() over (partition by visit_no // 1024 * 1024 + 900 + visit_no % 1024 % 124 order by visit_no) = 1
