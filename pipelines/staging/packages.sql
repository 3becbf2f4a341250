-- 一行是一个服务包。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select packages.package, max(precedences.precedence) as precedence
  from lake.packages
  join staging.precedences on precedences.arrival = packages.arrival
  group by packages.package
)
select
  packages.package,
  packages.package_name,
  packages.kind,
  packages.price_fen
from lake.packages
join staging.precedences on precedences.arrival = packages.arrival
join latest on latest.package = packages.package and latest.precedence = precedences.precedence
