-- 一行是一个考核单元,取截至日前最后启用的一段有效期。开发区没有区县代码,也是考核单元。
with
units as (
  select
    assessed_units.unit,
    assessed_units.unit_name,
    assessed_units.kind,
    assessed_units.region_code,
    assessed_units.valid_from,
    assessed_units.valid_to,
    row_number() over (
      partition by assessed_units.unit order by assessed_units.valid_from desc, assessed_units.unit
    ) as recency
  from staging.assessed_units
  join staging.run on assessed_units.valid_from < run.as_of
)
select
  row_number() over (order by units.unit)::smallint as unit_no,
  units.unit,
  units.unit_name,
  units.kind,
  units.region_code,
  units.valid_from,
  units.valid_to
from units
where units.recency = 1
