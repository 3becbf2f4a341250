-- One row is an assessed unit: districts and counties, the last one a development zone without a region code of its own.
with drawn as (
  select
    number::integer as unit_no,
    number = getvariable('units') and number > 1 as is_zone,
    case when number = getvariable('units') then 60 else 80 + (bits('unit.weight', number) % 41)::integer end as weight,
    (row_number() over (order by bits('unit.coverage', number)) - 0.5e0) / getvariable('units') as coverage_place,
    (row_number() over (order by bits('unit.grassroots', number)) - 0.5e0) / getvariable('units') as grassroots_place
  from range(1, getvariable('units') + 1) as numbers(number)
),
reached as (
  select *, sum(weight) over (order by unit_no) as weight_to, sum(weight) over () as whole from drawn
),
counted as (
  select *, round(getvariable('teams') * weight_to / whole)::integer as last_team from reached
)
select
  unit_no,
  (990100 + unit_no)::varchar as unit,
  case when is_zone then '高新技术开发区'
    else ['云台区', '青禾县', '临溪区', '石桥县', '望江区', '白鹭县', '松岭区', '锦川县', '南屏区', '东浦县', '北原区'][1 + (unit_no - 1) % 11]
      || case when unit_no > 11 then ((unit_no - 1) // 11 + 1)::varchar else '' end end as unit_name,
  case when is_zone then 'zone' else 'district' end as kind,
  -- the zone lies in the first district
  case when is_zone then '990101' else (990100 + unit_no)::varchar end as region_code,
  make_date(getvariable('year')::integer - 5, 1, 1) as valid_from,
  null::date as valid_to,
  case when is_zone or unit_no = 1 then 1.0e0 when unit_no % 2 = 0 then 0.3e0 else 0.6e0 end as urban_share,
  coalesce(lag(last_team) over (order by unit_no), 0) + 1 as first_team,
  last_team,
  -- units differ in how widely they sign and in how much of it is done
  within(-0.04e0, 0.04e0, coverage_place) as coverage_shift,
  within(-0.05e0, 0.05e0, grassroots_place) as grassroots_shift
from counted
