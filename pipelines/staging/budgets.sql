-- 一行是一个考核单元一年里一个筹资方的预算。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select budgets.unit, budgets.payer, budgets.year, max(precedences.precedence) as precedence
  from lake.budgets
  join staging.precedences on precedences.arrival = budgets.arrival
  group by budgets.unit, budgets.payer, budgets.year
)
select
  budgets.unit,
  budgets.payer,
  budgets.year,
  budgets.budget_fen
from lake.budgets
join staging.precedences on precedences.arrival = budgets.arrival
join latest
  on latest.unit = budgets.unit
  and latest.payer = budgets.payer
  and latest.year = budgets.year
  and latest.precedence = precedences.precedence
