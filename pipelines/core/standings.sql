-- 一行是一个在签过的协议年度段,连同各月末的履约状况位图;一人一月末只在一行里。漏斗 在签 ⊇ 有服务 ⊇ 履约 ⊇ 做实 由它数出。
-- long:本年至今在签满 90 天;served:其中本年至今有过服务(D4);due:本段至少有一项到期;met:到期各项都已履(D3 按人);
-- substantive:met 且段内到月末为止有独立证据(D5)。key:在签且属于重点人群。
-- 按团队排序存放:团队的名单(marts.team_contracts)由此取,查一个团队不必读全市。
with
met as (
  select
    segment_progress.person,
    segment_progress.ordinal,
    segment_progress.segment_on,
    segment_progress.team_no,
    segment_progress.open_mask,
    segment_progress.evidence_mask,
    case
      when not segment_progress.is_loaded then 0
      when segment_progress.due_from_bit >= 0 then fulfilment_patterns.due_months << segment_progress.due_from_bit
      else fulfilment_patterns.due_months >> 1
    end as due_mask,
    case
      when not segment_progress.is_loaded then 0
      when segment_progress.due_from_bit >= 0 then fulfilment_patterns.met_months << segment_progress.due_from_bit
      else fulfilment_patterns.met_months >> 1
    end as met_mask
  from core.segment_progress
  left join core.fulfilment_patterns
    on fulfilment_patterns.template = segment_progress.template
    and fulfilment_patterns.whole_months = segment_progress.whole_months
    and fulfilment_patterns.pattern = segment_progress.pattern
),
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
),
long_masks as (
  select
    active_days.person,
    bit_or((1::bigint << (active_days.reached_bit // 12 * 12 + 12)) - (1::bigint << active_days.reached_bit)) as long_mask
  from core.active_days
  where active_days.reached_bit is not null
  group by active_days.person
)
select
  met.team_no,
  contracts.contract,
  met.person,
  met.ordinal,
  contracts.package_no,
  contracts.signed_on,
  contracts.effective_on,
  met.segment_on,
  contracts.is_usual,
  met.open_mask as active_mask,
  met.open_mask & contracts.key_mask as key_mask,
  met.open_mask & coalesce(long_masks.long_mask, 0) as long_mask,
  met.open_mask & coalesce(long_masks.long_mask & served_masks.served_mask, 0) as served_mask,
  met.open_mask & coalesce(met.due_mask, 0) as due_mask,
  met.open_mask & coalesce(met.met_mask, 0) as met_mask,
  met.open_mask & coalesce(met.met_mask & met.evidence_mask, 0) as substantive_mask
from met
join contracts on contracts.person = met.person and contracts.ordinal = met.ordinal
left join long_masks on long_masks.person = met.person
left join core.served_masks on served_masks.person = met.person
order by met.team_no
