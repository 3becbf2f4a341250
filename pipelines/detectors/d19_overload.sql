-- 年末在签的人(exposure)里,超出每名医生 2,000 人的部分(hits)。医生是现任的全科医生和乡村医生;没有登记医生的按一名算。
with
doctors as (
  select staff.team_no, count(*) as doctor_count
  from core.staff
  where staff.role in ('general_practitioner', 'village_doctor') and staff.left_on is null
  group by staff.team_no
),
year_ends as (
  select months.year, max(months.bit) as last_bit
  from core.months
  group by months.year
)
select
  year_ends.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  greatest(count(*) - 2000 * greatest(coalesce(max(doctors.doctor_count), 0), 1), 0)::bigint as hits,
  count(*)::bigint as exposure
from core.spans
join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
join core.teams on teams.team_no = spans.team_no
left join doctors on doctors.team_no = spans.team_no
group by year_ends.year, teams.institution, teams.team
