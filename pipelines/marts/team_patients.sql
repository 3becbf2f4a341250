-- 视图,供一个团队查明细。一行是一名在管高血压患者一年里归一个团队的各月末状况位图。
-- 指标 hypertension_managed、blood_pressure_control 的人就是这些行;未签约的患者团队为空。
select
  coalesce(teams.unit, hypertension_standings.unit) as unit,
  coalesce(teams.institution, hypertension_standings.institution) as institution,
  teams.team,
  hypertension_standings.person,
  hypertension_standings.managed_on,
  hypertension_standings.year,
  hypertension_standings.managed_mask,
  hypertension_standings.due_mask,
  hypertension_standings.standard_mask,
  hypertension_standings.controlled_mask
from core.hypertension_standings
left join core.teams on teams.team_no = hypertension_standings.team_no
