-- 年末在签、登记为高血压或糖尿病的人(exposure)里,载入的各年没有一次就诊诊断过这个病的(hits)。
-- 随访由团队自己写,不当作患病的证据。
with
diagnosed as (
  select visits.person, bool_or(visits.category between 810 and 815) as has_hypertension, bool_or(visits.category between 410 and 414) as has_diabetes
  from core.visits
  where visits.category between 810 and 815 or visits.category between 410 and 414
  group by visits.person
),
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
  count(*) filter (
    where ((masks.hypertension_mask >> year_ends.last_bit) & 1 = 1 and not coalesce(diagnosed.has_hypertension, false))
      or ((masks.diabetes_mask >> year_ends.last_bit) & 1 = 1 and not coalesce(diagnosed.has_diabetes, false))
  )::bigint as hits,
  count(*)::bigint as exposure
from core.spans
join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
join core.teams on teams.team_no = spans.team_no
join core.key_group_masks as masks
  on masks.person = spans.person
  and ((masks.hypertension_mask | masks.diabetes_mask) >> year_ends.last_bit) & 1 = 1
left join diagnosed on diagnosed.person = spans.person
group by year_ends.year, teams.institution, teams.team
