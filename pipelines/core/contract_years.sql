-- 视图,由 core.segments 读一次。一行是一份计数协议的一个协议年度段 [segment_on, ends_on)(D3):
-- 自生效日起每 12 个月一段,协议终止或改由别的协议计数时截止。covered_to_on 含由同一机构续上的空档(D1),只用于 D4。
with
counted as (
  select
    spans.person, spans.ordinal, spans.team_no, spans.package_no, spans.signed_on, spans.effective_on,
    spans.from_on, spans.to_on, spans.bridged_to_on, spans.active_mask
  from core.spans
  where not spans.is_overlapping
  union all
  select
    spans.person, spans.ordinal, spans.team_no, spans.package_no, spans.signed_on, spans.effective_on,
    min(spans.from_on), max(spans.to_on), max(spans.bridged_to_on), bit_or(spans.active_mask)
  from core.spans
  where spans.is_overlapping
  group by spans.person, spans.ordinal, spans.team_no, spans.package_no, spans.signed_on, spans.effective_on
),
numbered as (
  select
    counted.person, counted.ordinal, counted.team_no, counted.package_no, counted.signed_on, counted.effective_on,
    counted.from_on, counted.to_on, counted.bridged_to_on, counted.active_mask,
    unnest(generate_series(0, date_sub('month', counted.effective_on, counted.to_on - 1) // 12))::integer as number
  from counted
),
dated as (
  select
    numbered.person, numbered.ordinal, numbered.team_no, numbered.package_no, numbered.signed_on,
    numbered.from_on, numbered.to_on, numbered.bridged_to_on, numbered.active_mask,
    (numbered.effective_on + to_months(12 * numbered.number))::date as segment_on,
    least((numbered.effective_on + to_months(12 * numbered.number + 12))::date, numbered.to_on) as ends_on
  from numbered
)
select
  dated.person,
  dated.ordinal,
  dated.team_no,
  dated.package_no,
  dated.signed_on,
  dated.segment_on,
  dated.ends_on,
  case when dated.ends_on = dated.to_on then dated.bridged_to_on else dated.ends_on end as covered_to_on,
  dated.active_mask
from dated
where dated.ends_on > dated.from_on
