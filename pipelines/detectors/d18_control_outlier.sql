-- 年末应随访的在管高血压患者(exposure)里血压达标的(hits),与指标血压控制率同一口径。
with
year_ends as (
  select months.year, max(months.bit) as last_bit
  from core.months
  group by months.year
)
select
  year_ends.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  sum((hypertension_standings.controlled_mask >> year_ends.last_bit) & 1)::bigint as hits,
  count(*)::bigint as exposure
from core.hypertension_standings
join year_ends on (hypertension_standings.due_mask >> year_ends.last_bit) & 1 = 1
join core.teams on teams.team_no = hypertension_standings.team_no
group by year_ends.year, teams.institution, teams.team
