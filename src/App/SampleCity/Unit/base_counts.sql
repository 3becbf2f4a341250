-- One row is a count of people of one kind, one area and one day: what the statistics office and the disease registers say.
with counting_days as (
  select unnest([0, 1]) as sheet_year_offset, unnest([
    make_date(getvariable('year')::integer - 2, 12, 31), make_date(getvariable('year')::integer - 1, 12, 31)]) as counted_on
),
kinds as (
  select team_no, institution, 'all' as key_group, residence, person_no, born_on as from_on, left_on as to_on from residents
  union all
  select team_no, institution, key_group, residence, person_no, registered_on, least(ended_on, left_on) from memberships
  where key_group in ('elderly', 'maternal', 'child', 'hypertension', 'diabetes')
),
present as (
  select team_no, institution, key_group, residence, counted_on from kinds, counting_days
  where from_on <= counted_on and (to_on is null or to_on > counted_on)
  union all
  select team_no, institution, 'key_union', residence, counted_on
  from (
    select distinct team_no, institution, residence, person_no, counted_on from memberships, counting_days
    where registered_on <= counted_on and (ended_on is null or ended_on > counted_on) and (left_on is null or left_on > counted_on)
  ) as persons
)
select getvariable('unit')::integer as unit_no, team_no, institution, key_group, residence, counted_on, count(*) as persons
from present
group by all
