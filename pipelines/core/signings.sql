-- 一行是一份签约协议,只留核对用得着的列,不带编号;各项签约核对共用,免得反复读协议的文字列。
-- slot 是录入的半小时:自 2000 年起第几个。
select
  teams.team_no,
  contracts.person,
  contracts.signed_on,
  contracts.effective_on,
  contracts.cancelled_on,
  coalesce(contracts.cancel_reason, 'other') in ('died', 'moved') as is_gone,
  contracts.renewal,
  contracts.sign_way,
  contracts.operator,
  (date_diff('minute', timestamp '2000-01-01 00:00:00', contracts.entered_at) // 30)::integer as slot
from staging.contracts
join core.teams on teams.team = contracts.team
