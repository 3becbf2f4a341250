-- One row is a budget of a unit for a payer: about what its heads cost at the expected coefficient, which leaves a surplus; for the first
-- unit, residents' insurance gives far too little and falls short.
select
  prices.unit,
  prices.payer,
  prices.year,
  (case prices.payer when 'public_health' then usual_heads when 'employee_insurance' then employee_heads else resident_heads end
    * price_fen * case when units.unit_no = 1 and prices.payer = 'resident_insurance' then 70 else 97 + (units.unit_no * 3) % 7 end // 100 // 10000 * 10000
  )::bigint as budget_fen
from city.prices
join city.units using (unit)
join city.heads on heads.unit_no = units.unit_no and heads.year = prices.year
