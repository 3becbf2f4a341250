-- 一行是一个团队一年末(年度未完时为最后一个已结束的月末)在签、本年在签满 180 天的人,其中在管的高血压或糖尿病患者,以及各自本年没有一次合格服务或随访的人。
-- 就诊不算服务:人自己来看病,不说明签约履行了。
with
year_ends as (
  select months.year, max(months.bit) as last_bit, sum(1::bigint << months.bit)::bigint as year_mask
  from core.months
  group by months.year
)
select
  year_ends.year::smallint as year,
  spans.team_no,
  count(*) as person_count,
  count(*) filter (where coalesce(service_masks.service_mask, 0) & year_ends.year_mask = 0) as unserved_count,
  count(*) filter (where masks.is_patient) as patient_count,
  count(*) filter (where masks.is_patient and coalesce(service_masks.service_mask, 0) & year_ends.year_mask = 0) as unserved_patient_count
from core.spans
join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
join core.active_days on active_days.person = spans.person and active_days.year = year_ends.year and active_days.day_count >= 180
left join core.key_group_masks as masks on masks.person = spans.person and masks.is_patient
left join core.service_masks on service_masks.person = spans.person
group by year_ends.year, spans.team_no
