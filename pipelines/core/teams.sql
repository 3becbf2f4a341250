-- 一行是一个团队。同组 = 机构类别 × 城乡;只有一名乡村医生的团队自成一组(福州 2014:以乡村医生为代表)。
with
staffing as (
  select
    members.team,
    count(distinct members.staff_no) as staff_count,
    bool_and(members.role = 'village_doctor') as is_village_doctor
  from staging.members
  where members.left_on is null
  group by members.team
),
placed as (
  select
    teams.team,
    teams.team_name,
    teams.institution,
    institutions.institution_no,
    institutions.institution_name,
    institutions.unit,
    assessed_units.unit_name,
    institutions.kind,
    coalesce(teams.setting, institutions.setting, 'urban') as setting,
    coalesce(staffing.staff_count, 0) as staff_count,
    coalesce(staffing.staff_count = 1 and staffing.is_village_doctor, false) as is_one_person,
    teams.founded_on,
    teams.closed_on
  from staging.teams
  join core.institutions on institutions.institution = teams.institution
  left join core.assessed_units on assessed_units.unit = institutions.unit
  left join staffing on staffing.team = teams.team
)
select
  row_number() over (order by placed.team)::smallint as team_no,
  placed.team,
  placed.team_name,
  placed.institution,
  placed.institution_no,
  placed.institution_name,
  placed.unit,
  placed.unit_name,
  placed.setting,
  case
    when placed.is_one_person then '一人村医团队'
    else placed.kind || '·' || case placed.setting when 'urban' then '城市' else '农村' end
  end as peer_group,
  placed.staff_count,
  placed.founded_on,
  placed.closed_on
from placed
