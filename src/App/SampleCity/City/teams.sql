-- One row is a team with its traits: size, people of its area, renewal, diligence, habits of measuring. Sizes are the quantiles of the
-- log-normal in shuffled order, so that a small city has the same spread as a large one.
with listed as (
  select
    centres.*, unnest(range(first_team, last_team + 1))::integer as team_no
  from city.centres
),
ranked as (
  select
    *,
    (row_number() over (order by bits('team.size', team_no)) - 0.5e0) / getvariable('teams') as size_share,
    row_number() over (order by bits('team.role', team_no)) as role_rank
  from listed
),
roles as (
  select
    *,
    -- one-person village teams, 1 in 15, from the smaller rural ones; a few just founded; a few very small
    setting = 'rural' and size_share < 0.45 and row_number() over (
      partition by setting, size_share < 0.45 order by role_rank) <= round(getvariable('teams') / 15.0) as is_village,
    size_share between 0.1 and 0.6 and row_number() over (
      partition by size_share between 0.1 and 0.6 order by role_rank desc) <= getvariable('teams') // 40 as is_new,
    size_share < 0.1 and row_number() over (
      partition by size_share < 0.1 order by role_rank) <= getvariable('teams') // 60 as is_tiny
  from ranked
),
sized as (
  select
    roles.*,
    units.unit_name,
    units.grassroots_shift as unit_grassroots_shift,
    habits.* exclude (team_no),
    units.first_team as unit_first_team,
    -- below the cap of 2,600 by what chance adds
    round(least(2540e0, 1605e0 * exp(0.35e0 * probit(size_share))) * case when is_tiny then 0.05e0 else 1e0 end)::integer as size,
    0.660e0 + units.coverage_shift + habits.coverage_shift as coverage_wanted
  from roles
  join city.units using (unit_no)
  join city.habits using (team_no)
),
weighted as (
  select *, (1000 * size / coverage_wanted)::bigint as weight from sized
),
peopled as (
  select
    *,
    greatest(60, round(weight * 2521e0 * getvariable('teams') / sum(weight) over ()))::integer as population
  from weighted
)
select
  team_no,
  unit_no,
  unit,
  institution_no as centre_no,
  unit || 'T' || lpad((team_no - unit_first_team + 1)::varchar, 3, '0') as team,
  town || case when is_village then '乡村医生' else '家庭医生' end || '第' || (team_no - first_team + 1)::varchar || '团队' as team_name,
  setting,
  case
    when is_new and not is_village then make_date(getvariable('year')::integer, 2 + (bits('team.founded', team_no) % 5)::integer, 1)
    else make_date(getvariable('year')::integer - 9 + (bits('team.founded', team_no) % 6)::integer, 3, 1) end as founded_on,
  null::date as closed_on,
  is_village,
  is_new and not is_village as is_new,
  is_tiny,
  size,
  population,
  case when is_village then 1 else 3 + (bits('team.members', team_no) % 4)::integer end as member_count,
  size * 1e0 / population as coverage,
  renewal_share,
  diligence,
  idle_share,
  follow_share,
  zero_share,
  control_share,
  satisfied_share,
  grassroots_shift + unit_grassroots_shift as grassroots_shift,
  cost_growth,
  within(0.15e0, 0.45e0, u(bits('team.season', team_no), 0)) as season_share,
  within(0e0, 330e0, u(bits('team.season', team_no), 1))::integer as season_starts,
  unit_name
from peopled
