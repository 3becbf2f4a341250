-- 一行是一种应履与记账的组合:满几个整月时有到期项目(due_months)、各项都已履(met_months),第 m 位对应满 m 个整月(D3)。
-- 逐项已履不超过应履,所以总已履等于总应履,就是各项都已履。
with
patterns as (
  select distinct segment_progress.template, segment_progress.whole_months, segment_progress.pattern
  from core.segment_progress
  where segment_progress.is_loaded
),
due as (
  select due_units.template, due_units.due_month, count(*) as unit_count
  from core.due_units
  group by due_units.template, due_units.due_month
),
monthly as (
  select
    patterns.template,
    patterns.whole_months,
    patterns.pattern,
    months.month,
    coalesce(due.unit_count, 0) as due_count,
    ((patterns.pattern >> (9 * months.month)) & 511)::bigint as done_count
  from patterns
  cross join (select range.range::integer as month from range(1, 13)) as months
  left join due
    on due.template = patterns.template and due.due_month = months.month and due.due_month <= patterns.whole_months
),
running as (
  select
    monthly.template,
    monthly.whole_months,
    monthly.pattern,
    monthly.month,
    sum(monthly.due_count) over so_far as due_count,
    sum(monthly.done_count) over so_far as done_count
  from monthly
  window so_far as (
    partition by monthly.template, monthly.whole_months, monthly.pattern order by monthly.month
  )
)
select
  running.template,
  running.whole_months,
  running.pattern,
  coalesce(bit_or(1::bigint << running.month) filter (where running.due_count > 0), 0) as due_months,
  coalesce(bit_or(1::bigint << running.month) filter (where running.due_count > 0 and running.done_count = running.due_count), 0)
    as met_months
from running
group by running.template, running.whole_months, running.pattern
