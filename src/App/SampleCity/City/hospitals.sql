-- One row is a hospital: in each unit a general one, where people are enough a Chinese-medicine and a second one; for the whole city level 3.
with sizes as (
  select *, last_team - first_team + 1 as team_count from city.units
),
planned as (
  select unit_no, unit, 1 as place, unit_name || '人民医院' as hospital_name, 'A100' as kind_code, '2' as level, false as is_city from sizes
  union all
  select unit_no, unit, 2, unit_name || '中医医院', 'A210', '2', false from sizes where team_count >= 20
  union all
  select unit_no, unit, 3, unit_name || '第二人民医院', 'A100', '2', false from sizes where team_count >= 100
  union all
  -- small enough that its silence leaves a gap in its own unit, the smallest, and none in the city
  select unit_no, unit, 4, unit_name || '康复专科医院', 'A519', '2', false from sizes where unit_no = getvariable('units')
  union all
  select
    1 + (number * 2) % getvariable('units'), (990101 + (number * 2) % getvariable('units'))::varchar, 5 + number,
    ['市第一人民医院', '市中心医院', '市中医医院', '市第二人民医院'][1 + number % 4] || case when number > 3 then '东院' else '' end,
    case when number % 4 = 2 then 'A210' else 'A100' end, '3', true
  from range(greatest(1, round(getvariable('teams') / 470.0))::integer) as numbers(number)
)
select
  unit_no::integer as unit_no,
  unit,
  place::integer as hospital_place,
  (unit_no * 1000 + place)::integer as institution_no,
  unit || 'A' || lpad(place::varchar, 3, '0') as institution,
  hospital_name,
  kind_code,
  level,
  is_city
from planned
