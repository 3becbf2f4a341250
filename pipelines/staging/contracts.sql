-- 一行是一份有效或已解约的签约协议:同一编号取最后到达的状态,作废的去掉。
-- 截至日及以后签的不算;截至日及以后的解约当作尚未发生。
with
latest as (
  select contracts.contract, max(contracts.arrival) as arrival
  from lake.contracts
  group by contracts.contract
)
select
  contracts.contract,
  contracts.person,
  contracts.team,
  contracts.package,
  contracts.signed_on,
  contracts.effective_on,
  contracts.expires_on,
  case when contracts.cancelled_on < run.as_of then contracts.cancelled_on end as cancelled_on,
  case when contracts.cancelled_on < run.as_of then contracts.cancel_reason end as cancel_reason,
  contracts.renewal,
  contracts.sign_way,
  contracts.operator,
  contracts.entered_at,
  contracts.received_fen,
  contracts.refunded_fen
from lake.contracts
join latest on latest.contract = contracts.contract and latest.arrival = contracts.arrival
cross join staging.run
where contracts.status <> 'void' and contracts.signed_on < run.as_of
