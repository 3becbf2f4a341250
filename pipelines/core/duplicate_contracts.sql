-- 一行是一份重复签约的协议:它有效,但有些月末由同一人另一份更晚签的协议计数(D1 的“重复签约”)。
with
contracts as (
  select
    contracts.contract,
    contracts.person,
    contracts.team_no,
    contracts.effective_on,
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
),
masked as (
  select
    contracts.contract,
    contracts.person,
    contracts.team_no,
    ((1::bigint << contracts.to_bit) - (1::bigint << contracts.from_bit)) - coalesce(counted.active_mask, 0) as duplicate_mask
  from contracts
  left join counted on counted.person = contracts.person and counted.ordinal = contracts.ordinal
)
select masked.contract, masked.person, masked.team_no, masked.duplicate_mask
from masked
where masked.duplicate_mask <> 0
