-- One row is what a payer gives per person and year in a unit: 7 yuan of public health and 3 of insurance, as in Mianyang; every fourth unit pays more.
with payers as (
  select
    unnest(['public_health', 'employee_insurance', 'resident_insurance']) as payer,
    unnest([700, 300, 300])::bigint as usual_fen,
    unnest([1000, 500, 400])::bigint as raised_fen
)
select unit, payer, year, case when unit_no % 4 = 0 then raised_fen else usual_fen end as price_fen
from city.units, payers, (select unnest([getvariable('year') - 1, getvariable('year')])::integer as year) as years
