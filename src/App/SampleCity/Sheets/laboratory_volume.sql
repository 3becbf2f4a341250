-- One row is a month's tests of a centre by kind.
with months as (
  select last_day((getvariable('first_day') + to_months((getvariable('quarter') * 3 + number)::integer))::date) as month_end, number::integer as place from range(3) as numbers(number)
),
kinds as (
  select unnest(['laboratory', 'electrocardiogram', 'imaging']) as kind, unnest([8, 1, 1]) as share, unnest([0, 1, 2]) as kind_no
)
select
  institution,
  kind,
  month_end,
  share * (40 + part_of(bits('tests', (institution_no * 4 + place) * 4 + kind_no), 0, 6)) as test_count,
  case when kind = 'laboratory' then null else part_of(bits('tests', (institution_no * 4 + place) * 4 + kind_no), 8, 5) end as referred_count
from city.institutions
cross join months
cross join kinds
where unit_no = getvariable('unit') and centre_no = institution_no
