-- 年末在签、登记为高血压或糖尿病的人(exposure)里,载入的各年没有一次就诊诊断过这个病的(hits)。
-- 随访由团队自己写,不当作患病的证据。
with
diagnosed as (
  select visits.person, bit_or(case when visits.category > 800 then 1 else 2 end) as mask
  from core.visits
  where visits.category between 410 and 815 and (visits.category >= 810 or visits.category <= 414)
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
    where ((masks.hypertension_mask >> year_ends.last_bit) & 1 = 1 and coalesce(diagnosed.mask, 0) & 1 = 0)
      or ((masks.diabetes_mask >> year_ends.last_bit) & 1 = 1 and coalesce(diagnosed.mask, 0) & 2 = 0)
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
