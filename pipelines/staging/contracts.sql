-- 一行是一份有效或已解约的签约协议:同一编号取最后到达的状态,作废的去掉。
-- 截至日及以后签的不算;截至日及以后的解约当作尚未发生。
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
cross join staging.run
anti join staging.repeated_contracts
  on repeated_contracts.person = contracts.person
  and repeated_contracts.contract = contracts.contract
  and repeated_contracts.arrival = contracts.arrival
where contracts.status <> 'void' and contracts.signed_on < run.as_of
