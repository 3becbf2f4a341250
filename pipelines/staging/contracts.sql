-- 一行是一份有效或已解约的签约协议:同一编号取最后到达的状态,作废的去掉。
-- 截至日及以后签的不算;截至日及以后的解约当作尚未发生。
-- 只为出现两次以上的编号比到达号(散列相撞的由编号分开);全部比一遍结果相同,只是更慢。
with
repeated_hashes as (
  select hash(contracts.contract) as key_hash
  from lake.contracts
  group by hash(contracts.contract)
  having count(*) > 1
),
repeated as (
  select contracts.contract, contracts.arrival
  from lake.contracts
  semi join repeated_hashes on repeated_hashes.key_hash = hash(contracts.contract)
),
latest as (
  select repeated.contract, max(repeated.arrival) as arrival
  from repeated
  group by repeated.contract
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
left join latest on latest.contract = contracts.contract
cross join staging.run
where contracts.arrival = coalesce(latest.arrival, contracts.arrival)
  and contracts.status <> 'void'
  and contracts.signed_on < run.as_of
