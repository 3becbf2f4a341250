-- One row is a resident in a key group from a day on, to a day where the group has an end.
select
  residents.person_no,
  residents.team_no,
  residents.person,
  key_group,
  residents.institution,
  residents.residence,
  residents.left_on,
  residents.born_on,
  is_managed and key_group in ('hypertension', 'diabetes', 'tuberculosis', 'psychosis', 'elderly', 'child', 'maternal') as is_managed,
  greatest(born_on + 20, case key_group
    when 'elderly' then (born_on + interval 65 year)::date + part_of(bits('registered', residents.person_no * 1024 + bit), 0, 5)
    when 'child' then born_on + 20
    when 'maternal' then conceived_on + 56
    -- illnesses are found over the years, one in twenty in the last
    else getvariable('last_day') - floor(3600e0 * sqrt(u(bits('registered', residents.person_no * 1024 + bit), 0)))::integer end) as registered_on,
  case key_group
    when 'child' then (born_on + interval 7 year)::date
    when 'maternal' then conceived_on + 308 end as ended_on
from residents
join city.key_group_bits on groups & bit > 0
