-- 一行是一份计数协议的一个协议年度段,按团队排序存放,查一个团队不必读全市;团队、机构和服务包只存序号,代码由 marts.team_contracts 接上。
-- 各位图第 b 位为 1 表示 core.months.bit = b 的月末如此。指标 coverage、served、substantive 的人就是这些行。
with
-- 日子不重叠的人,一份协议就是一段
contracts as (
  select spans.person, spans.ordinal, spans.contract, spans.package_no, spans.signed_on, spans.effective_on, spans.is_usual, spans.key_mask
  from core.spans
  where not spans.is_overlapping
  union all
  select
    spans.person,
    spans.ordinal,
    min(spans.contract) as contract,
    min(spans.package_no) as package_no,
    min(spans.signed_on) as signed_on,
    min(spans.effective_on) as effective_on,
    bool_or(spans.is_usual) as is_usual,
    bit_or(spans.key_mask) as key_mask
  from core.spans
  where spans.is_overlapping
  group by spans.person, spans.ordinal
)
select
  standings.team_no,
  contracts.contract,
  standings.person,
  contracts.package_no,
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
join contracts on contracts.person = standings.person and contracts.ordinal = standings.ordinal
order by standings.team_no
