-- 一行是一个团队一个月末的在签人数(D1),以及其中常住、重点人群的人数(D8:按人并集计数)。
-- 先把位图相同的协议并成一行再展开到月份:展开的是几十万行而不是几千万行,结果相同。
with
patterns as (
  select
    attributions.team,
    attributions.active_mask,
    attributions.duplicate_mask,
    attributions.key_mask,
    attributions.is_usual,
    count(*) as person_count
  from core.attributions
  group by
    attributions.team, attributions.active_mask, attributions.duplicate_mask, attributions.key_mask, attributions.is_usual
),
by_month as (
  select
    patterns.team,
    months.month,
    patterns.is_usual,
    patterns.person_count,
    (patterns.active_mask >> months.bit) & 1 = 1 as is_active,
    (patterns.duplicate_mask >> months.bit) & 1 = 1 as is_duplicate,
    (patterns.key_mask >> months.bit) & 1 = 1 as is_key
  from patterns
  cross join core.months
)
select
  by_month.month,
  by_month.team,
  coalesce(sum(by_month.person_count) filter (where by_month.is_active), 0)::bigint as active_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_active and by_month.is_usual), 0)::bigint as usual_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_key), 0)::bigint as key_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_key and by_month.is_usual), 0)::bigint as key_usual_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_duplicate), 0)::bigint as duplicate_count
from by_month
where by_month.is_active or by_month.is_duplicate
group by by_month.month, by_month.team
