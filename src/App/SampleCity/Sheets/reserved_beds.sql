-- One row is a month's beds of a hospital that are kept for patients referred up by family doctors.
with months as (
  select last_day((getvariable('first_day') + to_months((getvariable('quarter') * 3 + number)::integer))::date) as month_end, number::integer as place from range(3) as numbers(number)
)
select
  institution,
  month_end,
  300 + part_of(bits('beds', institution_no), 0, 8) as beds,
  6 + part_of(bits('beds', institution_no), 12, 4) as reserved_beds,
  20 + part_of(bits('beds.used', institution_no * 4 + place), 0, 6) as used_bed_days
from city.hospitals
cross join months
where institution_no = getvariable('sender')
