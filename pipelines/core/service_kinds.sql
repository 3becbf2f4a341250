-- 一行是一种能履行项目的记录:一个项目代码的履约记录,或一个病种的慢病随访(package_items.disease 有值的项目)。
with
kinds as (
  select distinct
    case when package_items.disease is null then package_items.item end as item,
    package_items.disease
  from staging.package_items
)
select
  row_number() over (order by kinds.item, kinds.disease)::smallint as kind_no,
  kinds.item,
  kinds.disease
from kinds
