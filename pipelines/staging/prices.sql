-- 一行是一个考核单元一年里一个筹资方的每人标准。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select prices.unit, prices.payer, prices.year, max(precedences.precedence) as precedence
  from lake.prices
  join staging.precedences on precedences.arrival = prices.arrival
  group by prices.unit, prices.payer, prices.year
)
select
  prices.unit,
  prices.payer,
  prices.year,
  prices.price_fen
from lake.prices
join staging.precedences on precedences.arrival = prices.arrival
join latest
  on latest.unit = prices.unit
  and latest.payer = prices.payer
  and latest.year = prices.year
  and latest.precedence = precedences.precedence
