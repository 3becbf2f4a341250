-- One row is an answer to a survey: drawn among the signed of a quarter, by the team's own people and by a third party.
with quarters as (
  select number::integer as quarter, (getvariable('first_day') + to_months((3 * number)::integer))::date as starts_on from range(8) as numbers(number)
),
asked as (
  select
    quarter, starts_on, person_no, person, signed.team_no, team, satisfied_share, bits('survey', person_no * 8 + quarter) as draw,
    -- about eleven answers of a third party and twelve of their own a quarter, from whatever the team's size
    least(0.5e0, 11e0 / size) as third_share, least(0.5e0, 12e0 / size) as own_share
  from quarters, (select distinct person_no, person, team_no from contracts where contract_year > 0 and not is_mistake and sequence = 0) as signed
  join city.teams using (team_no)
  where founded_on < starts_on
),
chosen as (
  select *, case when u(draw, 0) < third_share then 'third_party' when u(draw, 0) < third_share + own_share then 'own' end as surveyor
  from asked
  where u(draw, 0) < third_share + own_share
),
judged as (
  select *, satisfied_share + case when surveyor = 'own' then 0.02e0 else 0e0 end as satisfied from chosen
)
select
  (person_no * 8 + quarter) as survey_no,
  (500000000000 + person_no * 8 + quarter)::varchar as survey,
  team,
  quarter,
  case when part_of(draw, 20, 3) > 0 or surveyor = 'own' then person end as person,
  starts_on + part_of(draw, 24, 6) + 20 as surveyed_on,
  surveyor,
  case
    when part_of(draw, 40, 6) = 0 then 'invalid'
    when u(draw, 1) < 0.55e0 * satisfied then 'very_satisfied'
    when u(draw, 1) < satisfied then 'satisfied'
    when u(draw, 1) < satisfied + 0.75e0 * (1e0 - satisfied) then 'neutral'
    when u(draw, 1) < satisfied + 0.94e0 * (1e0 - satisfied) then 'unsatisfied'
    else 'very_unsatisfied' end as rating
from judged
