-- 一行是一名在管高血压患者一年里血压达标的月末:按本年到月末为止最近一次有读数的随访(同日取编号大者)。
with
readings as (
  select
    managed_follow_ups.person,
    managed_follow_ups.managed_on,
    managed_follow_ups.year,
    managed_follow_ups.is_controlled,
    managed_follow_ups.bit,
    coalesce(
      lead(managed_follow_ups.bit) over (
        partition by managed_follow_ups.person, managed_follow_ups.managed_on, managed_follow_ups.year
        order by managed_follow_ups.followed_on, managed_follow_ups.follow_up
      ),
      managed_follow_ups.year_end_bit
    ) as next_bit
  from core.managed_follow_ups
  where managed_follow_ups.is_measured
)
select
  readings.person,
  readings.managed_on,
  readings.year,
  bit_or((1::bigint << readings.next_bit) - (1::bigint << readings.bit)) as controlled_mask
from readings
where readings.is_controlled
group by readings.person, readings.managed_on, readings.year
