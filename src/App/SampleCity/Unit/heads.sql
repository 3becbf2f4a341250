-- One row is how many residents a payer will count at the end of a year.
with year_ends as (
  select unnest([getvariable('year') - 1, getvariable('year')])::integer as year
),
active as (
  select distinct year_ends.year, contracts.person_no
  from contracts, year_ends
  where effective_on <= make_date(year, 12, 31) and end_on > make_date(year, 12, 31)
    and (left_on is null or left_on > make_date(year, 12, 31))
)
select
  getvariable('unit')::integer as unit_no,
  active.year,
  count(*) filter (residence = 'usual') as usual_heads,
  count(*) filter (insured.fund = 'employee') as employee_heads,
  count(*) filter (insured.fund = 'resident') as resident_heads
from active
join residents using (person_no)
left join insured on insured.person_no = active.person_no and insured.insured_to is null
group by active.year
