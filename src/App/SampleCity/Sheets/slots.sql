-- One row is a month's appointments of a hospital's department, of which a fifth should be kept for family doctors.
with months as (
  select last_day((getvariable('first_day') + to_months((getvariable('quarter') * 3 + number)::integer))::date) as month_end, number::integer as place from range(3) as numbers(number)
),
offered as (
  select
    hospitals.institution_no, institution, unnest(['心血管内科', '内分泌科', '全科医学科']) as department, month_end, place
  from city.hospitals
  cross join months
  where hospitals.institution_no = getvariable('sender')
)
select
  institution,
  department,
  month_end,
  1200 + 10 * part_of(bits('slots', institution_no * 4 + place), 0, 6) as slots,
  160 + part_of(bits('slots', institution_no * 4 + place), 8, 7) as reserved_slots,
  60 + part_of(bits('slots', institution_no * 4 + place), 16, 6) as used_slots
from offered
