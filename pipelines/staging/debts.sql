-- 一行是一笔要在某年结算里抵扣的多付款(D2 结转抵扣)。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select debts.entity, debts.payer, debts.line, debts.year, max(precedences.precedence) as precedence
  from lake.debts
  join staging.precedences on precedences.arrival = debts.arrival
  group by debts.entity, debts.payer, debts.line, debts.year
)
select
  debts.entity,
  debts.payer,
  debts.line,
  debts.year,
  debts.amount_fen
from lake.debts
join staging.precedences on precedences.arrival = debts.arrival
join latest
  on latest.entity = debts.entity
  and latest.payer = debts.payer
  and latest.line = debts.line
  and latest.year = debts.year
  and latest.precedence = precedences.precedence
