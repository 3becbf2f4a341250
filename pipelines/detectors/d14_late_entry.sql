-- 迟录的服务和随访(hits),占写有录入时间的(exposure)。迟录:录入比服务晚 14 天以上,或晚 7 天以上而赶在季末最后 7 天录入。
select
  strftime(contact_days.day, '%Y-%m') as period,
  teams.institution,
  teams.team,
  contact_days.operator,
  sum(contact_days.late_count)::bigint as hits,
  sum(contact_days.entered_count)::bigint as exposure
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
group by strftime(contact_days.day, '%Y-%m'), teams.institution, teams.team, contact_days.operator
