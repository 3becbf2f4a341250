-- 一行是一个考核单元的一段有效期。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select assessed_units.unit, assessed_units.valid_from, max(precedences.precedence) as precedence
  from lake.assessed_units
  join staging.precedences on precedences.arrival = assessed_units.arrival
  group by assessed_units.unit, assessed_units.valid_from
)
select
  assessed_units.unit,
  assessed_units.unit_name,
  assessed_units.kind,
  assessed_units.region_code,
  assessed_units.valid_from,
  assessed_units.valid_to
from lake.assessed_units
join staging.precedences on precedences.arrival = assessed_units.arrival
join latest
  on latest.unit = assessed_units.unit
  and latest.valid_from = assessed_units.valid_from
  and latest.precedence = precedences.precedence
