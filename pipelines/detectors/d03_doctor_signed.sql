-- 写明由医生代签的协议(hits),占写明签约方式的协议(exposure)。
-- 不算:80 岁以上和残疾登记的居民,他们请人代签是常情。
select
  signing_months.period,
  teams.institution,
  teams.team,
  signing_months.operator,
  signing_months.doctor_count as hits,
  signing_months.way_count as exposure
from core.signing_months
join core.teams on teams.team_no = signing_months.team_no
where signing_months.way_count > 0
