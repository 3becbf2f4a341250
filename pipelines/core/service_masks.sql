-- 一行是一名居民有过合格服务(履约或随访,不含就诊)的各月份位图。
select
  qualified_services.person,
  bit_or(1::bigint << qualified_services.bit) as service_mask
from core.qualified_services
group by qualified_services.person
