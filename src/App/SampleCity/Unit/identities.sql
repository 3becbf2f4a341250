-- One row is a person at home with a valid and, in the whole city, unique number (GB 11643). The orders of one region, birthday and sex are
-- spread by a stride that has no factor in common with 500, so that numbers do not run in sequence.
with ordered as (
  select
    * exclude (id_region),
    id_region::bigint * 100000000000
      + (year(born_on) * 10000 + month(born_on) * 100 + day(born_on))::bigint * 1000
      + ((row_number() over (partition by id_region, born_on, is_male order by person_no) * 37 + epoch_day(born_on) * 11 + 50000000) % 500) * 2
      + is_male::integer as number
  from homes
)
select * exclude (number), number::varchar || id_check(number) as person from ordered
