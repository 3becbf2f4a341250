-- 一行是一种 template(服务包 × 段首人群)的人一年里应履的一个单位:第 number 次,满 due_month 个整月到期(D3)。
-- 应履 = ⌊f·m/12⌋,所以第 j 次在满 ⌈12j/f⌉ 个整月时到期。同一项目适用几个人群时取次数最多的一种。
with
templates as (
  select distinct segments.template from core.segments
),
items as (
  select
    templates.template,
    package_items.item,
    service_kinds.kind_no,
    max(package_items.times_per_year)::integer as times_per_year
  from templates
  join core.packages on packages.package_no = templates.template // 1024
  join staging.package_items on package_items.package = packages.package
  join core.service_kinds
    on service_kinds.disease = package_items.disease
    or (package_items.disease is null and service_kinds.item = package_items.item)
  left join core.key_groups on key_groups.key_group = package_items.key_group
  where package_items.key_group = 'all' or (templates.template >> key_groups.bit::integer) & 1 = 1
  group by templates.template, package_items.item, service_kinds.kind_no
),
numbered as (
  select
    items.template,
    items.item,
    items.kind_no,
    items.times_per_year,
    unnest(generate_series(1, items.times_per_year))::integer as number
  from items
)
select
  numbered.template,
  numbered.item,
  dense_rank() over (order by numbered.item)::smallint as item_no,
  numbered.kind_no,
  numbered.number,
  ((12 * numbered.number + numbered.times_per_year - 1) // numbered.times_per_year)::tinyint as due_month
from numbered
