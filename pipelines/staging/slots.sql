-- 一行是一家医院一个科室一个月的号源。截至日及以后统计的不算;同一键以最后到达的为准。
with
latest as (
  select slots.institution, slots.department, slots.month_end, max(slots.arrival) as arrival
  from lake.slots
  group by slots.institution, slots.department, slots.month_end
)
select
  slots.institution,
  slots.department,
  slots.month_end,
  slots.slots,
  slots.reserved_slots,
  slots.used_slots,
  slots.arrival
from lake.slots
join latest
  on latest.institution = slots.institution
  and latest.department = slots.department
  and latest.month_end = slots.month_end
  and latest.arrival = slots.arrival
cross join staging.run
where slots.month_end < run.as_of
