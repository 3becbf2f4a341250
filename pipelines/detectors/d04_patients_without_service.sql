-- 年末在签、本年在签满 180 天、在管的高血压或糖尿病患者(exposure)里,本年没有一次合格服务或随访的(hits)。
-- 健康的人没有服务还说得过去,在管的病人一年应随访四次,一次都没有就说不过去。
select
  service_gaps.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  service_gaps.unserved_patient_count as hits,
  service_gaps.patient_count as exposure
from core.service_gaps
join core.teams on teams.team_no = service_gaps.team_no
where service_gaps.patient_count > 0
