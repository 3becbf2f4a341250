-- One row is a shift of a team's leader in a month of the quarter; every eighth is one of a specialist from a hospital.
with days as (
  select number::integer as place, (getvariable('first_day') + to_months((getvariable('quarter') * 3 + number)::integer))::date + 6 as duty_on from range(3) as numbers(number)
)
select
  members.staff_no,
  members.team,
  institutions.institution,
  days.duty_on,
  case when part_of(bits('duty', teams.team_no * 4 + days.place), 0, 1) = 0 then 'morning' else 'day' end as shift,
  case when teams.team_no % 8 = 0 then 'specialist' else 'member' end as role
from city.members
join city.teams on teams.team = members.team
join city.institutions on institutions.institution_no = teams.centre_no
cross join days
where members.unit_no = getvariable('unit') and members.is_leader and members.joined_on <= days.duty_on
