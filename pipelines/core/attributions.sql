-- 一行是一份曾经计数的协议:它在哪些月末替这名居民计数(D1:一人一月末只有一份)。
-- active_mask 是在签月份位图;duplicate_mask 是协议有效、但由更晚签的协议计数的月份(重复签约)。
with
bounded as (
  select
    spans.contract_no,
    least(greatest(date_diff('month', calendar.first_on, spans.from_on), 0), calendar.month_count)::integer as from_bit,
    least(greatest(date_diff('month', calendar.first_on, spans.to_on), 0), calendar.month_count)::integer as to_bit
  from core.spans
  cross join core.calendar
),
counted as (
  select
    bounded.contract_no,
    bit_or((1::bigint << bounded.to_bit) - (1::bigint << bounded.from_bit)) as active_mask
  from bounded
  where bounded.from_bit < bounded.to_bit
  group by bounded.contract_no
),
effective as (
  select
    contracts.contract_no,
    least(greatest(date_diff('month', calendar.first_on, contracts.effective_on), 0), calendar.month_count)::integer as from_bit,
    least(greatest(date_diff('month', calendar.first_on, contracts.end_on), 0), calendar.month_count)::integer as to_bit
  from core.contracts
  cross join core.calendar
),
masked as (
  select
    effective.contract_no,
    (1::bigint << effective.to_bit) - (1::bigint << effective.from_bit) as effective_mask,
    coalesce(counted.active_mask, 0) as active_mask
  from effective
  left join counted on counted.contract_no = effective.contract_no
  where effective.from_bit < effective.to_bit
)
select
  masked.contract_no,
  contracts.person,
  contracts.team,
  contracts.institution,
  contracts.unit,
  coalesce(persons.is_usual, false) as is_usual,
  masked.active_mask,
  masked.effective_mask - masked.active_mask as duplicate_mask,
  masked.active_mask & coalesce(key_group_masks.union_mask, 0) as key_mask
from masked
join core.contracts on contracts.contract_no = masked.contract_no
left join core.persons on persons.person = contracts.person
left join core.key_group_masks on key_group_masks.person = contracts.person
