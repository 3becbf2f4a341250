-- 一行是一名居民归一个团队的一段日子 [from_on, to_on)。active_mask 是这一段里在签的月末(D1:一人一月末只计一次)。
-- 就诊与服务的归属用 bridged_to_on:空档不超过 90 天、由同一机构续上的视为连续,归前一份协议;在签人数和结算从不用它。
with
spans as (
  select
    *,
    least(greatest(date_diff('month', calendar.first_on, counted_contracts.from_on), 0), calendar.month_count)::integer
      as from_bit,
    least(greatest(date_diff('month', calendar.first_on, counted_contracts.to_on), 0), calendar.month_count)::integer
      as to_bit
  from core.counted_contracts
  cross join core.calendar
)
select
  spans.person,
  spans.ordinal,
  spans.contract,
  spans.team_no,
  spans.institution_no,
  spans.package_no,
  spans.is_usual,
  spans.signed_on,
  spans.effective_on,
  spans.from_on,
  spans.to_on,
  case
    when spans.next_institution_no = spans.institution_no
      and spans.next_from_on - spans.to_on <= settings.bridge_days
      then spans.next_from_on
    else spans.to_on
  end as bridged_to_on,
  spans.is_overlapping,
  (1::bigint << spans.to_bit) - (1::bigint << spans.from_bit) as active_mask,
  ((1::bigint << spans.to_bit) - (1::bigint << spans.from_bit)) & coalesce(key_group_masks.union_mask, 0) as key_mask
from spans
cross join core.settings
left join core.key_group_masks on key_group_masks.person = spans.person
