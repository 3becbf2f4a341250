-- 一行是一个机构一个月一类检验检查的量。截至日及以后统计的不算;同一键以最后到达的为准。
with
latest as (
  select laboratory_volume.institution, laboratory_volume.kind, laboratory_volume.month_end, max(laboratory_volume.arrival) as arrival
  from lake.laboratory_volume
  group by laboratory_volume.institution, laboratory_volume.kind, laboratory_volume.month_end
)
select
  laboratory_volume.institution,
  laboratory_volume.kind,
  laboratory_volume.month_end,
  laboratory_volume.test_count,
  laboratory_volume.referred_count,
  laboratory_volume.arrival
from lake.laboratory_volume
join latest
  on latest.institution = laboratory_volume.institution
  and latest.kind = laboratory_volume.kind
  and latest.month_end = laboratory_volume.month_end
  and latest.arrival = laboratory_volume.arrival
cross join staging.run
where laboratory_volume.month_end < run.as_of
