-- One row is a settlement of the month: every twentieth visit to a hospital of the city; a few are cancelled.
with settled as (
  select *, bits('settlement', visit_no) as draw
  from city.visits
  where month = getvariable('month') and fund_percent > 0 and part_of(bits('settlement', visit_no), 0, 12) % 20 = 0
)
select
  visit_no,
  'J' || visit_no::varchar as settlement,
  person,
  institution,
  visited_at + to_minutes(30 + part_of(draw, 16, 5)) as settled_at,
  case when kind = 'inpatient' then 'inpatient' when diagnosis like 'I10%' or diagnosis like 'E11%' then 'chronic' else 'outpatient' end as kind,
  cost_fen::bigint as total_fen,
  cost_fen::bigint * fund_percent // 100 as fund_fen,
  case when part_of(draw, 24, 7) = 0 then 'cancelled' else 'valid' end as status
from settled
join city.institutions using (institution_no)
