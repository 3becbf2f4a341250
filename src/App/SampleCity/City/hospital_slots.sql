-- 64 slots of a unit over the hospitals its residents go to: mostly their own, every fourth visit to one of the whole city.
with choices as (
  select units.unit_no, hospitals.institution_no,
    case
      when not is_city then case hospital_place when 1 then 30 when 4 then 2 else 9 end
      else greatest(1, 16 // (select count(*) from city.hospitals where is_city)) end as weight
  from city.units
  join city.hospitals on hospitals.is_city or hospitals.unit_no = units.unit_no
),
reached as (
  select *, sum(weight) over (partition by unit_no order by institution_no) as weight_to, sum(weight) over (partition by unit_no) as whole from choices
)
select
  unit_no,
  unnest(range(((weight_to - weight) * 64 // whole)::integer, (weight_to * 64 // whole)::integer))::integer as slot,
  institution_no
from reached
