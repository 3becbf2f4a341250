-- 一行是一个服务包为一类人群约定的一个项目。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select package_items.package, package_items.item, package_items.key_group, max(precedences.precedence) as precedence
  from lake.package_items
  join staging.precedences on precedences.arrival = package_items.arrival
  group by package_items.package, package_items.item, package_items.key_group
)
select
  package_items.package,
  package_items.item,
  package_items.item_name,
  package_items.key_group,
  package_items.times_per_year,
  package_items.disease
from lake.package_items
join staging.precedences on precedences.arrival = package_items.arrival
join latest
  on latest.package = package_items.package
  and latest.item = package_items.item
  and latest.key_group = package_items.key_group
  and latest.precedence = precedences.precedence
