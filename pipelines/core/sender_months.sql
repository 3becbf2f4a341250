-- 一行是一个按月报送的来源、一个应报的报送方、一个已结束的月份,报了没有(D18)。
-- 应报:第二年起是去年同月报过的;首个载入年份没有去年,凡曾报过的都应报。新来的报送方从报起的那年起算。
with
monthly as (
  select arrivals.source, arrivals.sender, arrivals.period as month
  from staging.arrivals
  where regexp_full_match(arrivals.period, '\d{4}-\d{2}')
  group by arrivals.source, arrivals.sender, arrivals.period
),
senders as (
  select distinct monthly.source, monthly.sender from monthly
),
grid as (
  select
    senders.source,
    senders.sender,
    months.month,
    months.bit,
    monthly.month is not null as is_reported,
    last_year.month is not null as was_reported,
    months.bit < 12 as is_first_year
  from senders
  cross join core.months
  left join monthly
    on monthly.source = senders.source and monthly.sender = senders.sender and monthly.month = months.month
  left join monthly as last_year
    on last_year.source = senders.source
    and last_year.sender = senders.sender
    and last_year.month = strftime(months.start_on - interval 1 year, '%Y-%m')
)
select grid.source, grid.sender, grid.month, grid.bit, grid.is_reported, grid.was_reported
from grid
where grid.is_reported or grid.was_reported or grid.is_first_year
