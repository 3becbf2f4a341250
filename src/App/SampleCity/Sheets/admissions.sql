-- One row is a hospital stay of the month, one for each inpatient visit of the sender; those of the last days have not ended.
with stays as (
  select *, bits('stay', visit_no) as draw
  from visits
  where month = getvariable('month') and sender_no = getvariable('sender') and kind = 'inpatient'
),
ended as (
  select *, visited_at + to_days(2 + part_of(draw, 0, 4)) + to_hours(1 + part_of(draw, 8, 3)) as ends_at from stays
)
select
  visit_no,
  'Z' || visit_no::varchar as admission,
  person,
  institution,
  visited_at as admitted_at,
  case when ends_at::date <= getvariable('last_day') then ends_at end as discharged_at,
  diagnosis,
  case when ends_at::date <= getvariable('last_day') then case part_of(draw, 16, 4) when 0 then 'referred_down' when 1 then 'against_advice' else 'home' end end as outcome,
  cost_fen::bigint as cost_fen
from ended
join city.institutions using (institution_no)
