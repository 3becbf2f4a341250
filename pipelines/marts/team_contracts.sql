-- 供一个团队查明细,按团队排序存放,查一个团队不必读全市。一行是一份计数协议的一个协议年度段,连同各月末的状况位图:
-- 第 b 位为 1 表示 core.months.bit = b 的月末如此。指标 coverage、served、substantive 的人就是这些行。
with
-- 日子不重叠的人,一份协议就是一段
contracts as (
  select spans.person, spans.ordinal, spans.contract, spans.package, spans.signed_on, spans.effective_on, spans.is_usual, spans.key_mask
  from core.spans
  where not spans.is_overlapping
  union all
  select
    spans.person,
    spans.ordinal,
    min(spans.contract) as contract,
    min(spans.package) as package,
    min(spans.signed_on) as signed_on,
    min(spans.effective_on) as effective_on,
    bool_or(spans.is_usual) as is_usual,
    bit_or(spans.key_mask) as key_mask
  from core.spans
  where spans.is_overlapping
  group by spans.person, spans.ordinal
)
select
  teams.unit,
  teams.institution,
  teams.team,
  contracts.contract,
  standings.person,
  contracts.package,
  contracts.signed_on,
  contracts.effective_on,
  standings.segment_on,
  contracts.is_usual,
  standings.active_mask,
  standings.active_mask & contracts.key_mask as key_mask,
  standings.long_mask,
  standings.served_mask,
  standings.due_mask,
  standings.met_mask,
  standings.substantive_mask
from core.standings
join core.teams on teams.team_no = standings.team_no
join contracts on contracts.person = standings.person and contracts.ordinal = standings.ordinal
order by standings.team_no
