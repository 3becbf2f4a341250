-- 团队现任的成员,看人手够不够。
select
  teams.institution,
  teams.team,
  staff.staff_no as operator,
  'member' as kind,
  staff.staff_no as key,
  null::bigint as person,
  staff.joined_on as happened_on,
  case staff.role
    when 'general_practitioner' then '全科医生' when 'village_doctor' then '乡村医生' when 'nurse' then '护士' when 'public_health' then '公卫医师' else '其他'
  end || ',' || strftime(staff.joined_on, '%Y-%m-%d') || ' 加入' as what
from core.staff
join core.teams on teams.team_no = staff.team_no
where staff.left_on is null and teams.team in (select suspects.team from flags.suspects)
