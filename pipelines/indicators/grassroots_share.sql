-- 签约居民的门诊、急诊就诊中在基层机构的人次 ÷ 全部人次(D6 的基层诊疗量占比,限签约居民)。
-- 归属:就诊当天的签约团队(D1)。住院、体检、接种、产检、透析放化疗不算选择去哪里看病,计入 excluded。
with
visits as (
  select
    team_visit_counts.bit,
    team_visit_counts.team_no,
    team_visit_counts.is_grassroots,
    team_visit_counts.kind in ('outpatient', 'emergency') as is_counted,
    team_visit_counts.visit_count
  from core.team_visit_counts
)
select
  months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  coalesce(sum(visits.visit_count) filter (where visits.is_counted and visits.is_grassroots), 0)::bigint as numerator,
  coalesce(sum(visits.visit_count) filter (where visits.is_counted), 0)::bigint as denominator,
  coalesce(sum(visits.visit_count) filter (where not visits.is_counted), 0)::bigint as excluded
from visits
join core.months on months.bit = visits.bit
join core.teams on teams.team_no = visits.team_no
group by months.month, teams.unit, teams.institution, teams.team
