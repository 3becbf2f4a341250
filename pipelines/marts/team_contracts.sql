-- 供一个团队查明细,按团队排序存放,查一个团队不必读全市。一行是一份计数协议的一个协议年度段,连同各月末的状况位图:
-- 第 b 位为 1 表示 core.months.bit = b 的月末如此。指标 coverage、served、substantive 的人就是这些行。
with
contracts as (
  select
    contracts.team,
    contracts.person,
    contracts.effective_on,
    contracts.signed_on,
    min(contracts.contract) as contract
  from staging.contracts
  group by contracts.team, contracts.person, contracts.effective_on, contracts.signed_on
)
select
  teams.unit,
  teams.institution,
  teams.team,
  contracts.contract,
  standings.person,
  spans.package,
  spans.signed_on,
  spans.effective_on,
  standings.segment_on,
  spans.is_usual,
  standings.active_mask,
  standings.active_mask & spans.key_mask as key_mask,
  standings.long_mask,
  standings.served_mask,
  standings.due_mask,
  standings.met_mask,
  standings.substantive_mask
from core.standings
join core.teams on teams.team_no = standings.team_no
join (
  select
    spans.person, spans.ordinal, spans.team_no, spans.package, spans.signed_on, spans.effective_on, spans.is_usual,
    bit_or(spans.key_mask) as key_mask
  from core.spans
  group by
    spans.person, spans.ordinal, spans.team_no, spans.package, spans.signed_on, spans.effective_on, spans.is_usual
) as spans
  on spans.person = standings.person and spans.ordinal = standings.ordinal and spans.team_no = standings.team_no
left join contracts
  on contracts.person = standings.person
  and contracts.team = teams.team
  and contracts.effective_on = spans.effective_on
  and contracts.signed_on = spans.signed_on
order by teams.team
