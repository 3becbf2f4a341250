-- 一行是一次医保结算。截至日及以后结算的不算;同一键以最后到达的为准,已作废的去掉。
with
latest as (
  select insurance_settlements.settlement, max(insurance_settlements.arrival) as arrival
  from lake.insurance_settlements
  group by insurance_settlements.settlement
)
select
  insurance_settlements.settlement,
  insurance_settlements.person,
  insurance_settlements.institution,
  insurance_settlements.settled_at,
  insurance_settlements.kind,
  insurance_settlements.total_fen,
  insurance_settlements.fund_fen,
  insurance_settlements.arrival
from lake.insurance_settlements
join latest
  on latest.settlement = insurance_settlements.settlement
  and latest.arrival = insurance_settlements.arrival
cross join staging.run
where insurance_settlements.settled_at < run.as_of and insurance_settlements.status <> 'cancelled'
