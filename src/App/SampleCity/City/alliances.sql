-- One row is a centre or station in an alliance: one for each general or second hospital of a unit. The last centre of the last unit is in none.
with leads as (
  select
    *, row_number() over (partition by unit_no order by hospital_place) - 1 as lead_place, count(*) over (partition by unit_no) as lead_count
  from city.hospitals
  where not is_city and kind_code = 'A100'
)
select
  institutions.institution,
  leads.unit || 'Y' || (lead_place + 1)::varchar as alliance,
  replace(hospital_name, '医院', '') || '医联体' as alliance_name,
  leads.institution as lead_hospital,
  make_date(getvariable('year')::integer - 4, 1, 1) as valid_from,
  null::date as valid_to
from city.institutions
join leads on leads.unit_no = institutions.unit_no and lead_place = institutions.centre_no % lead_count
where centre_no < (select max(institution_no) from city.centres)
