-- 一行是一名居民一年里的在签天数:reached_bit 是满 90 天(D4 的门槛)那天所在的月份,没满为空。
-- 按人,跨协议、跨团队累计;空档不算。day_count 数到年末或截至日。
with
years as (
  select
    months.year::smallint as year,
    make_date(months.year, 1, 1) as start_on,
    least(make_date(months.year + 1, 1, 1), max(months.end_on)) as end_on
  from core.months
  group by months.year
),
pieces as (
  select
    spans.person,
    years.year,
    greatest(spans.from_on, years.start_on) as from_on,
    least(spans.to_on, years.end_on) - greatest(spans.from_on, years.start_on) as day_count
  from core.spans
  join years on spans.from_on < years.end_on and spans.to_on > years.start_on
),
running as (
  select
    pieces.person,
    pieces.year,
    pieces.from_on,
    pieces.day_count,
    sum(pieces.day_count) over (partition by pieces.person, pieces.year order by pieces.from_on) - pieces.day_count as days_before
  from pieces
)
select
  running.person,
  running.year,
  sum(running.day_count)::smallint as day_count,
  max(
    case
      when running.days_before < settings.served_minimum_days
        and running.days_before + running.day_count >= settings.served_minimum_days
        then date_diff(
          'month', calendar.first_on, running.from_on + (settings.served_minimum_days - 1 - running.days_before)::integer
        )
    end
  )::smallint as reached_bit
from running
cross join core.calendar
cross join core.settings
group by running.person, running.year
