-- 签约居民的门诊、急诊就诊中在基层机构的人次 ÷ 全部人次(D6 的基层诊疗量占比,限签约居民)。
-- 归属:就诊当天的签约团队。住院、体检、接种、产检、透析放化疗不算就诊选择,计入 excluded。
with
visit_counts as (
  select
    visit_counts.month,
    visit_counts.team,
    visit_counts.visit_count,
    visit_counts.kind in ('outpatient', 'emergency') as is_counted,
    institutions.is_grassroots
  from core.visit_counts
  join core.institutions on institutions.institution = visit_counts.institution
  where visit_counts.team is not null
)
select
  visit_counts.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  coalesce(sum(visit_counts.visit_count) filter (where visit_counts.is_counted and visit_counts.is_grassroots), 0)::bigint
    as numerator,
  coalesce(sum(visit_counts.visit_count) filter (where visit_counts.is_counted), 0)::bigint as denominator,
  coalesce(sum(visit_counts.visit_count) filter (where not visit_counts.is_counted), 0)::bigint as excluded
from visit_counts
join core.teams on teams.team = visit_counts.team
group by visit_counts.month, teams.unit, teams.institution, teams.team
