-- One row is a resident's insurance in one fund; a few change from the fund of residents to that of employees and have two rows.
with drawn as (
  select person_no, person, age, born_on, bits('insurance', person_no) as draw from residents
),
funded as (
  select
    *,
    case when age between 22 and 60 then u(draw, 0) < 0.42e0 when age > 60 then u(draw, 0) < 0.30e0 else false end as is_employee,
    greatest(born_on + 30, make_date(2008 + part_of(draw, 48, 4), 1, 1)) as insured_since,
    make_date(getvariable('year')::integer, 1 + part_of(draw, 52, 3), 1) as changed_on
  from drawn
  where u(draw, 1) < 0.955e0
)
select person_no, person, case when is_employee then 'employee' else 'resident' end as fund, insured_since as insured_from, null::date as insured_to
from funded
where not (is_employee and u(draw, 2) < 0.02e0 and insured_since < changed_on)
union all
select person_no, person, 'resident', insured_since, changed_on from funded where is_employee and u(draw, 2) < 0.02e0 and insured_since < changed_on
union all
select person_no, person, 'employee', changed_on, null from funded where is_employee and u(draw, 2) < 0.02e0 and insured_since < changed_on
