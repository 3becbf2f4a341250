-- 一行是一个服务包;package_no 供 core.segments 把服务包和人群合成一个整数 template。
select
  row_number() over (order by packages.package)::smallint as package_no,
  packages.package,
  packages.package_name,
  packages.kind,
  packages.price_fen
from staging.packages
