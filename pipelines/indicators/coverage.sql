-- 在签的常住居民 ÷ 常住人口(D1、D17)。一人只归一个团队;基数取最细一级,余额自成一行,上级等于下级之和。
-- 非常住的在签居民不在基数里,计入 excluded。
with
base_lines as (
  select base_lines.month, base_lines.district, base_lines.institution, base_lines.team, base_lines.base_count
  from core.base_lines
  where base_lines.key_group = 'all'
)
select
  base_lines.month as period,
  base_lines.district,
  base_lines.institution,
  base_lines.team,
  coalesce(active_counts.usual_count, 0) as numerator,
  base_lines.base_count as denominator,
  coalesce(active_counts.active_count - active_counts.usual_count, 0) as excluded
from base_lines
left join core.active_counts on active_counts.month = base_lines.month and active_counts.team = base_lines.team
