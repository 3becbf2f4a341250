-- One row is a base: for each unit, each institution and, where areas are assigned, about 70 % of the teams. A unit counts more than its
-- institutions, because some residents belong to nobody's area.
with counted as (
  select base_counts.*, teams.unit, teams.team, not teams.is_new and u(bits('team.base', team_no), 0) < 0.7e0 as has_area
  from city.base_counts
  join city.teams using (team_no)
),
placed as (
  select 'district' as level, unit as place, key_group, residence, counted_on, persons from counted
  union all
  select 'institution', institution, key_group, residence, counted_on, persons from counted where institution is not null
  union all
  select 'team', team, key_group, residence, counted_on, persons from counted where institution is not null and has_area and residence = 'usual'
),
measured as (
  select level, place, key_group, 'usual' as residence, counted_on, sum(persons) filter (residence = 'usual') as persons from placed group by all
  union all
  select level, place, key_group, 'registered', counted_on, sum(persons) filter (residence <> 'temporary')
  from placed where level <> 'team' and key_group = 'all' group by all
  union all
  select level, place, key_group, 'served', counted_on, sum(persons) filter (residence <> 'registered')
  from placed where level <> 'team' and key_group = 'all' group by all
)
select
  level,
  place,
  key_group,
  residence,
  coalesce(persons, 0)::bigint as persons,
  counted_on,
  case when key_group in ('all', 'elderly', 'child') then '统计局人口变动调查' else '疾控慢病与妇幼登记' end as origin
from measured
