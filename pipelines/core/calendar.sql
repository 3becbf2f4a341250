-- 一行,月份位图的原点:第 0 位是 first_on 那个月,共 month_count 位,最多 60 位,装得进 BIGINT。
-- 起于收到的数据里最早的年份的一月;只数截至日前已结束的月份。
with
years as (
  select min(try_cast(left(arrivals.period, 4) as integer)) as first_year
  from staging.arrivals
),
bounds as (
  select
    run.as_of,
    make_date(
      greatest(coalesce(years.first_year, year(run.as_of - 1) - 1), year(run.as_of - 1) - 4), 1, 1
    ) as first_on
  from staging.run
  cross join years
),
counted as (
  select
    bounds.as_of,
    bounds.first_on,
    greatest(date_diff('month', bounds.first_on, bounds.as_of), 0)::integer as month_count
  from bounds
)
select
  counted.as_of,
  counted.first_on,
  counted.month_count,
  (1::bigint << counted.month_count) - 1 as all_months
from counted
