-- One row is a referral: up from the centre of a grassroots visit to a hospital, down from a hospital stay to the home centre.
with up as (
  select
    visit_no * 2 as referral_no,
    visit_no,
    visit_no // 1024 as person_no,
    visits.person,
    'up' as direction,
    institutions.centre_no as from_no,
    hospital_slots.institution_no as to_no,
    visited_at::date as applied_on,
    u(bits('referral', visit_no), 1) as status_share,
    u(bits('referral', visit_no), 2) as delay_share
  from own_visits as visits
  join city.institutions using (institution_no)
  join city.hospital_slots on hospital_slots.unit_no = getvariable('unit') and hospital_slots.slot = part_of(bits('referral', visit_no), 52, 6)
  where kind = 'outpatient' and institutions.centre_no is not null and u(bits('referral', visit_no), 0) < 0.022e0
),
down as (
  select
    visit_no * 2 + 1,
    visit_no,
    visit_no // 1024,
    visits.person,
    'down',
    visits.institution_no,
    teams.centre_no,
    visited_at::date + 4 + part_of(bits('referral', visit_no), 52, 3),
    u(bits('referral', visit_no), 1),
    u(bits('referral', visit_no), 2)
  from own_visits as visits
  join residents on residents.person_no = visit_no // 1024
  join city.teams using (team_no)
  where kind = 'inpatient' and institution_no % 1000 < 100 and u(bits('referral', visit_no), 0) < 0.12e0
),
both_ways as (
  select * from up
  union all
  select * from down
),
judged as (
  select
    *,
    case when status_share < 0.90e0 then 'accepted' when status_share < 0.94e0 then 'pending' when status_share < 0.97e0 then 'refused' else 'expired' end as status,
    applied_on + floor(3e0 * delay_share * delay_share)::integer as decided_on
  from both_ways
  where applied_on <= getvariable('last_day')
)
select
  referral_no,
  (30000000000000 + referral_no)::varchar as referral,
  judged.visit_no,
  judged.person_no,
  judged.person,
  direction,
  senders.institution as from_institution,
  receivers.institution as to_institution,
  to_no,
  applied_on,
  month_no(applied_on) as month,
  case when status = 'accepted' and decided_on > getvariable('last_day') then 'pending' else status end as status,
  case when status = 'accepted' and decided_on <= getvariable('last_day') then decided_on end as accepted_on
from judged
join city.institutions as senders on senders.institution_no = judged.from_no
join city.institutions as receivers on receivers.institution_no = judged.to_no
