-- 期末在签、本年至今在签满 90 天的人中,本年至今有过服务的(D4)。未满 90 天的在签居民计入 excluded。
select
  months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  standing_counts.served_count as numerator,
  standing_counts.long_count as denominator,
  standing_counts.active_count - standing_counts.long_count as excluded
from core.standing_counts
join core.months on months.bit = standing_counts.bit
join core.teams on teams.team_no = standing_counts.team_no
