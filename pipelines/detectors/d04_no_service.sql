-- 年末(年度未完时为最后一个已结束的月末)在签、本年在签满 180 天的人(exposure)里,本年没有一次合格服务或随访的人(hits)。
-- 就诊不算服务:人自己来看病,不说明签约履行了。
select
  service_gaps.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  service_gaps.unserved_count as hits,
  service_gaps.person_count as exposure
from core.service_gaps
join core.teams on teams.team_no = service_gaps.team_no
