-- 一行是一名在管高血压患者一年里的面对面随访:满额计的次数,和到期了却还没做的月末(late_mask)。
-- 应有 ⌊4m/12⌋ 次,第 j 次在满 ⌈12j/4⌉ 个整月到期;第 j 个随访日晚于到期的,其间的月末记为迟。同日的只算一次。
with
days as (
  select
    managed_follow_ups.person,
    managed_follow_ups.managed_on,
    managed_follow_ups.year,
    managed_follow_ups.due_from_bit,
    managed_follow_ups.bit,
    dense_rank() over patient as number,
    managed_follow_ups.followed_on is distinct from lag(managed_follow_ups.followed_on) over patient as is_new_day
  from core.managed_follow_ups
  where managed_follow_ups.is_face_to_face
  window patient as (
    partition by managed_follow_ups.person, managed_follow_ups.managed_on, managed_follow_ups.year
    order by managed_follow_ups.followed_on
  )
),
credited as (
  select
    days.person,
    days.managed_on,
    days.year,
    days.bit,
    least(
      days.due_from_bit + (12 * days.number + settings.hypertension_follow_ups_per_year - 1)
        // settings.hypertension_follow_ups_per_year,
      days.bit
    )::integer as due_bit
  from days
  cross join core.settings
  where days.is_new_day and days.number <= settings.hypertension_follow_ups_per_year
)
select
  credited.person,
  credited.managed_on,
  credited.year,
  count(*)::smallint as done_count,
  bit_or((1::bigint << credited.bit) - (1::bigint << greatest(credited.due_bit, 0))) as late_mask
from credited
group by credited.person, credited.managed_on, credited.year
