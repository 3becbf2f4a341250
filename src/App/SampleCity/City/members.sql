-- One row is a member of a team: village teams are one village doctor, others a general practitioner with nurses and public health.
with listed as (
  select *, unnest(range(1, member_count + 1))::integer as place from city.teams
)
select
  unit_no,
  team,
  team || '-' || place::varchar as staff_no,
  names.full_name as staff_name,
  case
    when is_village then 'village_doctor'
    else ['general_practitioner', 'nurse', 'public_health', 'nurse', 'general_practitioner', 'other'][place] end as role,
  place = 1 as is_leader,
  case when place > 2 and not is_new then founded_on + 200 * place else founded_on end as joined_on,
  null::date as left_on
from listed
join city.names on names.slot = part_of(bits('member', team_no * 16 + place), 0, 13)
