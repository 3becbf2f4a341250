-- 一行是一个已履的单位(D3):某段某项目的第 j 次,记在到期与第 j 个合格服务日的较晚者所在月末。
-- 已履 = min(应履, 服务日数) 随两者中慢的一个增长,所以逐单位记账与逐月取小者结果相同;同日的重复只算一次。
with
days as (
  select
    qualified_services.person,
    qualified_services.ordinal,
    qualified_services.team_no,
    qualified_services.segment_on,
    qualified_services.due_from_bit,
    qualified_services.whole_months,
    qualified_services.end_year,
    qualified_services.template,
    qualified_services.kind_no,
    qualified_services.bit,
    dense_rank() over kind as number,
    qualified_services.served_on is distinct from lag(qualified_services.served_on) over kind as is_new_day
  from core.qualified_services
  where qualified_services.in_segment and qualified_services.kind_no is not null
  window kind as (
    partition by
      qualified_services.person,
      ((qualified_services.segment_on - date '1900-01-01') << 32) + (qualified_services.ordinal::bigint << 16) + qualified_services.kind_no
    order by qualified_services.served_on
  )
)
select
  days.person,
  days.ordinal,
  days.team_no,
  days.segment_on,
  days.due_from_bit,
  days.end_year,
  due_units.item_no,
  due_units.kind_no,
  due_units.number::tinyint as number,
  due_units.due_month,
  greatest(due_units.due_month, days.bit - days.due_from_bit)::tinyint as credited_month
from days
join core.due_units
  on due_units.template = days.template
  and due_units.kind_no = days.kind_no
  and due_units.number = days.number
where days.is_new_day and due_units.due_month <= days.whole_months
