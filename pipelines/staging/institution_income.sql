-- 一行是一个机构一年的收支。报的是一整年,不按截至日截断;同一键以最后到达的为准。
with
latest as (
  select institution_income.institution, institution_income.year, max(institution_income.arrival) as arrival
  from lake.institution_income
  group by institution_income.institution, institution_income.year
)
select
  institution_income.institution,
  institution_income.year,
  institution_income.subsidy_fen,
  institution_income.medical_fen,
  institution_income.contract_fee_fen,
  institution_income.staff_cost_fen,
  institution_income.arrival
from lake.institution_income
join latest
  on latest.institution = institution_income.institution
  and latest.year = institution_income.year
  and latest.arrival = institution_income.arrival
