-- 一行是一个来源、一个报送方、一个期间报来的情况:有没有收下,最早哪一天的运行收下的;只退不收的也在这里。
-- 头一批载入的是历史数据,来得早晚无从知道,不算迟。
with
first_load as (
  select min(arrivals.seen_on) as seen_on from meta.arrivals
)
select
  arrivals.source,
  arrivals.sender,
  arrivals.period,
  bool_or(arrivals.state <> 'refused') as is_taken,
  min(case when arrivals.state <> 'refused' and arrivals.seen_on > first_load.seen_on then arrivals.seen_on end) as seen_on,
  bool_or(arrivals.state <> 'refused' and not coalesce(arrivals.seen_on > first_load.seen_on, false)) as is_history
from meta.arrivals
cross join first_load
group by arrivals.source, arrivals.sender, arrivals.period
