-- 期末在签、本协议年度段至少有一项到期的人中,到期各项都已履且段内有独立证据的(D5)。尚无到期项目的计入 excluded。
select
  months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  standing_counts.substantive_count as numerator,
  standing_counts.due_count as denominator,
  standing_counts.active_count - standing_counts.due_count as excluded
from core.standing_counts
join core.months on months.bit = standing_counts.bit
join core.teams on teams.team_no = standing_counts.team_no
