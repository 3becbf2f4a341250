-- 一行是一个按月报送的来源、一个应报的报送方、一个已结束的月份,报了没有(D18)。
-- 截止日是次月 report_due_day 日;收下它的运行晚于截止日为迟,报来而整份退回的为退。
-- 应报:第二年起是去年同月报过的;首个载入年份没有去年,凡曾报过的都应报。新来的报送方从报起的那年起算。
with
monthly as (
  select arrivals.source, arrivals.sender, arrivals.period as month
  from staging.arrivals
  where regexp_full_match(arrivals.period, '\d{4}-\d{2}')
  group by arrivals.source, arrivals.sender, arrivals.period
),
due as (
  select months.month, (months.end_on + settings.report_due_day - 1)::date as due_on
  from core.months
  cross join core.settings
),
senders as (
  select monthly.source, monthly.sender from monthly
  union
  select reports.source, reports.sender
  from staging.reports
  where regexp_full_match(reports.period, '\d{4}-\d{2}')
),
grid as (
  select
    senders.source,
    senders.sender,
    months.month,
    months.bit,
    monthly.month is not null as is_reported,
    last_year.month is not null as was_reported,
    months.bit < 12 as is_first_year,
    due.due_on,
    coalesce(not reports.is_history and reports.seen_on > due.due_on, false) as is_late,
    coalesce(not reports.is_taken, false) as is_returned
  from senders
  cross join core.months
  join due on due.month = months.month
  left join staging.reports
    on reports.source = senders.source and reports.sender = senders.sender and reports.period = months.month
  left join monthly
    on monthly.source = senders.source and monthly.sender = senders.sender and monthly.month = months.month
  left join monthly as last_year
    on last_year.source = senders.source
    and last_year.sender = senders.sender
    and last_year.month = strftime(months.start_on - interval 1 year, '%Y-%m')
)
select
  grid.source,
  grid.sender,
  grid.month,
  grid.bit,
  grid.is_reported,
  grid.was_reported,
  grid.due_on,
  grid.is_reported and grid.is_late as is_late,
  not grid.is_reported and grid.is_returned as is_returned
from grid
where grid.is_reported or grid.was_reported or grid.is_first_year or grid.is_returned
