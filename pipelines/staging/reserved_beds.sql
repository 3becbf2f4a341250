-- 一行是一家医院一个月的预留床位。截至日及以后统计的不算;同一键以最后到达的为准。
with
latest as (
  select reserved_beds.institution, reserved_beds.month_end, max(reserved_beds.arrival) as arrival
  from lake.reserved_beds
  group by reserved_beds.institution, reserved_beds.month_end
)
select
  reserved_beds.institution,
  reserved_beds.month_end,
  reserved_beds.beds,
  reserved_beds.reserved_beds,
  reserved_beds.used_bed_days,
  reserved_beds.arrival
from lake.reserved_beds
join latest
  on latest.institution = reserved_beds.institution
  and latest.month_end = reserved_beds.month_end
  and latest.arrival = reserved_beds.arrival
cross join staging.run
where reserved_beds.month_end < run.as_of
