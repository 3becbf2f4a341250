-- One row is a person at home: households of eight shapes, whose members' ages fit together (letters: Adult, Elder, Kid, Grown child).
with areas as (
  select team_no, unnest(range(round(population / 2.37)::integer))::integer as home from city.teams where unit_no = getvariable('unit')
),
drawn as (
  select team_no, team_no::bigint * 4096 + home as household_no, bits('household', team_no::bigint * 4096 + home) as draw from areas
),
shaped as (
  select
    *,
    case
      when u(draw, 0) < 0.1500 then 'A'
      when u(draw, 0) < 0.2410 then 'E'
      when u(draw, 0) < 0.3580 then 'EE'
      when u(draw, 0) < 0.5300 then 'AA'
      when u(draw, 0) < 0.7300 then 'AAK'
      when u(draw, 0) < 0.8100 then 'AAKK'
      when u(draw, 0) < 0.8800 then 'AAKE'
      else 'AAG' end as shape
  from drawn
),
members as (
  select *, unnest(range(length(shape)))::integer as member from shaped
),
people as (
  select
    *, shape[member + 1] as part, household_no * 8 + member as person_no, bits('person', household_no * 8 + member) as own
  from members
),
aged as (
  select
    *,
    case
      when part = 'E' and member = 1 then 65.1e0 + abs(33e0 * pow(u(draw, 1), 1.9e0) + 6e0 * (u(own, 1) - 0.5e0) - 0.1e0)
      when part = 'E' then 65e0 + 33e0 * pow(u(draw, 1), 1.9e0)
      when part = 'K' then 18e0 * u(own, 1)
      when shape = 'A' then 19e0 + 46e0 * u(draw, 1)
      when shape = 'AA' then 25e0 + 40e0 * u(draw, 1) - member * 3e0 * u(own, 1)
      when part = 'G' then greatest(18e0, 44e0 + 20e0 * u(draw, 1) - 23e0 - 5e0 * u(own, 1))
      when shape = 'AAG' then 44e0 + 20e0 * u(draw, 1) + member * (u(own, 1) - 0.5e0) * 4e0
      -- parents of a child whose age comes from its own draw
      else 22e0 + 18e0 * u(bits('person', household_no * 8 + 2), 1) + 14e0 * u(draw, 1) - member * 3e0 * u(own, 1)
    end as age
  from people
)
select
  person_no,
  household_no,
  team_no,
  own,
  shape,
  age,
  case
    when part = 'A' and shape <> 'A' then member = 0
    when part = 'E' and length(shape) = 2 then member = 0
    else u(own, 0) < case part when 'E' then 0.38e0 else 0.52e0 end end as is_male,
  getvariable('last_day') - floor(age * 365.2425e0)::integer as born_on,
  -- one in four was registered elsewhere; regions are reserved codes, so no number belongs to a real person
  case when u(own, 2) < 0.75e0 then 9901 else 9902 + part_of(own, 60, 2) end * 100 + getvariable('unit') as id_region
from aged
