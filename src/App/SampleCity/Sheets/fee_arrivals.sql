-- One row is a payment that arrived: two fifths of a budget in April, the rest in November; the last unit's residents' insurance has not come.
with parts as (
  select unnest([1, 2]) as part, unnest([4, 11]) as month, unnest([40, 60]) as percent
)
select
  'K' || year::varchar || '-' || unit || '-' || payer || '-' || part::varchar as voucher,
  unit,
  payer,
  year,
  make_date(year::integer, month::integer, 10) as arrived_on,
  budget_fen * percent // 100 as amount_fen,
  'valid' as status
from city.budgets
cross join parts
where year = getvariable('sheet_year') and not (unit = (select max(units.unit) from city.units) and payer = 'resident_insurance' and part = 2)
