-- 迟录的服务和随访(hits),占写有录入时间的(exposure)。迟录:录入比服务晚 14 天以上,或晚 7 天以上而赶在季末最后 7 天录入。
select
  contact_months.period,
  teams.institution,
  teams.team,
  contact_months.operator,
  contact_months.late_count as hits,
  contact_months.entered_count as exposure
from core.contact_months
join core.teams on teams.team_no = contact_months.team_no
