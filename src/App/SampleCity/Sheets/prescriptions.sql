-- One row is a drug prescribed at grassroots for high blood pressure or diabetes: of every fortieth such visit.
with prescribed as (
  select *, bits('prescription', visit_no) as draw
  from visits
  where month = getvariable('month') and sender_no = getvariable('unit') and kind = 'outpatient'
    and (diagnosis like 'I10%' or diagnosis like 'E11%') and part_of(bits('prescription', visit_no), 0, 12) % 40 = 0
),
dosed as (
  select *, [7, 14, 28, 28, 56, 84, 28, 14][1 + part_of(draw, 20, 3)] as days from prescribed
)
select
  visit_no,
  'P' || visit_no::varchar as prescription,
  person,
  institution,
  visited_at::date as prescribed_on,
  case when diagnosis like 'I10%' then 'C08CA01' else 'A10BA02' end as drug,
  days,
  days > 28 as is_long,
  diagnosis,
  days * 60 as cost_fen
from dosed
join city.institutions using (institution_no)
