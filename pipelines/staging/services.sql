-- 一行是一次履约服务。截至日及以后的不算;同一编号出现在几个现行文件里时,最后到达的为准。
-- 分两支:没有重复编号的文件不必读编号列,整城的扫描因此快得多;合成一支只是变慢,结果不变。
select
  services.service,
  services.person,
  services.team,
  services.item,
  services.served_at,
  services.way,
  services.operator,
  services.entered_at,
  services.arrival
from lake.services
anti join staging.repeated_arrivals on repeated_arrivals.arrival = services.arrival
where services.served_at < (select run.as_of from staging.run)
union all
select
  services.service,
  services.person,
  services.team,
  services.item,
  services.served_at,
  services.way,
  services.operator,
  services.entered_at,
  services.arrival
from lake.services
semi join staging.repeated_arrivals on repeated_arrivals.arrival = services.arrival
anti join staging.repeated_services
  on repeated_services.person = services.person
  and repeated_services.arrival = services.arrival
  and repeated_services.service = services.service
where services.served_at < (select run.as_of from staging.run)
