-- 年末在签、本年在签满 180 天、在管的高血压或糖尿病患者(exposure)里,本年没有一次合格服务或随访的(hits)。
-- 健康的人没有服务还说得过去,在管的病人一年应随访四次,一次都没有就说不过去。
with
managed as (
  select distinct key_groups.person
  from staging.key_groups
  where key_groups.is_managed and key_groups.key_group in ('hypertension', 'diabetes') and key_groups.ended_on is null
),
year_ends as (
  select months.year, max(months.bit) as last_bit, sum(1::bigint << months.bit)::bigint as year_mask
  from core.months
  group by months.year
)
select
  year_ends.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  count(*) filter (where coalesce(service_masks.service_mask, 0) & year_ends.year_mask = 0)::bigint as hits,
  count(*)::bigint as exposure
from core.spans
semi join managed on managed.person = spans.person
join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
join core.active_days on active_days.person = spans.person and active_days.year = year_ends.year and active_days.day_count >= 180
join core.teams on teams.team_no = spans.team_no
left join core.service_masks on service_masks.person = spans.person
group by year_ends.year, teams.institution, teams.team
