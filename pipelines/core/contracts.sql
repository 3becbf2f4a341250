-- 一行是一份签约协议,有效区间 [effective_on, end_on)。
-- 第 7 节:终止日 = min(到期日+1, 解约日, 死亡日, 迁出日)。团队没有登记的协议不进来,由检查报出。
select
  contracts.contract,
  contracts.person,
  contracts.team,
  teams.institution,
  teams.unit,
  teams.team_no,
  teams.institution_no,
  coalesce(persons.is_usual, false) as is_usual,
  contracts.package,
  contracts.signed_on,
  contracts.effective_on,
  least(contracts.expires_on + 1, contracts.cancelled_on, persons.gone_on) as end_on,
  contracts.expires_on,
  contracts.cancelled_on,
  contracts.cancel_reason,
  contracts.renewal,
  contracts.sign_way,
  contracts.operator,
  contracts.entered_at,
  coalesce(contracts.received_fen, 0) - coalesce(contracts.refunded_fen, 0) as received_fen
from staging.contracts
join core.teams on teams.team = contracts.team
left join core.persons on persons.person = contracts.person
