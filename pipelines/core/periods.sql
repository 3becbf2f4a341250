-- 一行是一个已有至少一个结束月份的期间:月、季、半年、年。期末时点取 last_month。
with
labelled as (
  select
    months.month,
    months.end_on as month_end_on,
    unnest([
      { 'kind': 'month', 'period': months.month, 'start_on': months.start_on, 'month_count': 1 },
      { 'kind': 'quarter', 'period': months.year || 'Q' || quarter(months.start_on),
        'start_on': date_trunc('quarter', months.start_on)::date, 'month_count': 3 },
      { 'kind': 'half', 'period': months.year || 'H' || (1 + (month(months.start_on) - 1) // 6),
        'start_on': make_date(months.year, 1 + 6 * ((month(months.start_on)::integer - 1) // 6), 1), 'month_count': 6 },
      { 'kind': 'year', 'period': months.year::varchar, 'start_on': make_date(months.year, 1, 1), 'month_count': 12 }
    ]) as label
  from core.months
),
grouped as (
  select
    labelled.label.period as period,
    labelled.label.kind as kind,
    labelled.label.start_on as start_on,
    (labelled.label.start_on + to_months(labelled.label.month_count))::date as end_on,
    max(labelled.month) as last_month,
    max(labelled.month_end_on) as last_month_end_on
  from labelled
  group by labelled.label
)
select
  grouped.period,
  grouped.kind,
  grouped.start_on,
  grouped.end_on,
  grouped.last_month,
  grouped.last_month_end_on = grouped.end_on as is_complete
from grouped
