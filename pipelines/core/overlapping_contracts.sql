-- 一行是日子与别的协议重叠的居民的一份协议:valid_mask 是它有效的月末,duplicate_mask 是其中由同一人另一份更晚签的协议计数的月末(D1 的“重复签约”)。
with
contracts as (
  select
    contracts.contract,
    contracts.person,
    contracts.team_no,
    contracts.operator,
    contracts.signed_on,
    least(greatest(date_diff('month', calendar.first_on, contracts.effective_on), 0), calendar.month_count)::integer as from_bit,
    least(greatest(date_diff('month', calendar.first_on, contracts.end_on), 0), calendar.month_count)::integer as to_bit,
    row_number() over (partition by contracts.person order by contracts.effective_on, contracts.contract) as ordinal
  from core.contracts
  cross join core.calendar
  where contracts.effective_on < contracts.end_on
    and contracts.person in (select spans.person from core.spans where spans.is_overlapping)
),
counted as (
  select spans.person, spans.ordinal, bit_or(spans.active_mask) as active_mask
  from core.spans
  where spans.is_overlapping
  group by spans.person, spans.ordinal
)
select
  contracts.contract,
  contracts.person,
  contracts.team_no,
  contracts.operator,
  contracts.signed_on,
  (1::bigint << contracts.to_bit) - (1::bigint << contracts.from_bit) as valid_mask,
  ((1::bigint << contracts.to_bit) - (1::bigint << contracts.from_bit)) - coalesce(counted.active_mask, 0) as duplicate_mask
from contracts
left join counted on counted.person = contracts.person and counted.ordinal = contracts.ordinal
