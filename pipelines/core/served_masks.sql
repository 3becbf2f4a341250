-- 视图。一行是一名在本年至今有过服务的居民:从服务的月末到年末都算有(D4)。
-- 有服务:协议期内的合格服务,或在签约机构带诊断的就诊;按人,跨协议、跨团队。
with
events as (
  select
    qualified_services.person,
    bit_or((1::bigint << (qualified_services.bit // 12 * 12 + 12)) - (1::bigint << qualified_services.bit)) as mask
  from core.qualified_services
  group by qualified_services.person
  union all
  select
    visits.person,
    bit_or((1::bigint << (visits.bit // 12 * 12 + 12)) - (1::bigint << visits.bit)) as mask
  from core.visits
  where visits.is_contracted and visits.category is not null
  group by visits.person
)
select events.person, bit_or(events.mask) & max(calendar.all_months) as served_mask
from events
cross join core.calendar
group by events.person
