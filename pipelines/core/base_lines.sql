-- 一行是一个月末一个最细单位的基数,使上级恰等于下级之和(D17)。
-- 团队行是责任区基数(没有则为 0);机构行、考核单元行和全市行(district 为空)是余额:本级基数减去下级已列的。
-- 本级没有基数时,余额把下级的抵消成 0,本级因此为不适用,而不是拿残缺的基数当分母;余额可以为负。
with
places as (
  select months.month, key_groups.key_group, teams.unit as district, teams.institution, teams.team
  from core.teams
  cross join core.months
  cross join (values ('all'), ('key_union')) as key_groups (key_group)
),
team_lines as (
  select
    places.month, places.key_group, places.district, places.institution, places.team,
    coalesce(base_counts.base_count, 0) as base_count
  from places
  left join core.base_counts
    on base_counts.month = places.month
    and base_counts.key_group = places.key_group
    and base_counts.level = 'team'
    and base_counts.place = places.team
),
institution_lines as (
  select
    team_lines.month, team_lines.key_group, team_lines.district, team_lines.institution,
    coalesce(max(base_counts.base_count), 0) as total,
    coalesce(max(base_counts.base_count), 0) - sum(team_lines.base_count)::bigint as base_count
  from team_lines
  left join core.base_counts
    on base_counts.month = team_lines.month
    and base_counts.key_group = team_lines.key_group
    and base_counts.level = 'institution'
    and base_counts.place = team_lines.institution
  group by team_lines.month, team_lines.key_group, team_lines.district, team_lines.institution
),
districts as (
  select institution_lines.month, institution_lines.key_group, institution_lines.district, institution_lines.total
  from institution_lines
  union all
  select months.month, key_groups.key_group, assessed_units.unit, 0
  from core.assessed_units
  join core.months
    on assessed_units.valid_from < months.end_on
    and (assessed_units.valid_to is null or assessed_units.valid_to >= months.end_on)
  cross join (values ('all'), ('key_union')) as key_groups (key_group)
),
district_lines as (
  select
    districts.month, districts.key_group, districts.district,
    coalesce(max(base_counts.base_count), 0) as total,
    coalesce(max(base_counts.base_count), 0) - sum(districts.total)::bigint as base_count
  from districts
  left join core.base_counts
    on base_counts.month = districts.month
    and base_counts.key_group = districts.key_group
    and base_counts.level = 'district'
    and base_counts.place = districts.district
  group by districts.month, districts.key_group, districts.district
),
city_lines as (
  select district_lines.month, district_lines.key_group, -sum(district_lines.total)::bigint as base_count
  from district_lines
  group by district_lines.month, district_lines.key_group
  having bool_or(district_lines.total = 0)
)
select team_lines.month, team_lines.key_group, team_lines.district, team_lines.institution, team_lines.team, team_lines.base_count
from team_lines
union all
select institution_lines.month, institution_lines.key_group, institution_lines.district, institution_lines.institution, null, institution_lines.base_count
from institution_lines
union all
select district_lines.month, district_lines.key_group, district_lines.district, null, null, district_lines.base_count
from district_lines
union all
select city_lines.month, city_lines.key_group, null, null, null, city_lines.base_count
from city_lines
