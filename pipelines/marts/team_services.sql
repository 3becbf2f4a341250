-- 视图,供一个团队查明细。一行是归一个团队的居民协议期内的一次合格服务。指标 served 的服务就是这些行(另有 team_visits 里签约机构的就诊)。
select
  teams.unit,
  teams.institution,
  teams.team,
  qualified_services.person,
  qualified_services.segment_on,
  service_kinds.item,
  service_kinds.disease,
  qualified_services.served_on,
  qualified_services.in_segment
from core.qualified_services
join core.teams on teams.team_no = qualified_services.team_no
left join core.service_kinds on service_kinds.kind_no = qualified_services.kind_no
