-- 在签的常住重点人群 ÷ 常住重点人群(D8:按人并集,不按人次)。基数与余额同签约覆盖率(D17)。
-- 非常住的在签重点人群不在基数里,计入 excluded。
with
base_lines as (
  select base_lines.month, base_lines.district, base_lines.institution, base_lines.team, base_lines.base_count
  from core.base_lines
  where base_lines.key_group = 'key_union'
)
select
  base_lines.month as period,
  base_lines.district,
  base_lines.institution,
  base_lines.team,
  coalesce(active_counts.key_usual_count, 0) as numerator,
  base_lines.base_count as denominator,
  coalesce(active_counts.key_count - active_counts.key_usual_count, 0) as excluded
from base_lines
left join core.active_counts on active_counts.month = base_lines.month and active_counts.team = base_lines.team
