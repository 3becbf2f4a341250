-- 一行是一个可以比较费用的报送方和月份:它在每个已载入年份的同一月份(已结束的)都报了就诊(D10:两年同一批报送方)。
with
reported as (
  select
    sender_months.sender,
    sender_months.bit % 12 as month_of_year,
    count(*) as year_count
  from core.sender_months
  where sender_months.source = 'visits' and sender_months.is_reported
  group by sender_months.sender, sender_months.bit % 12
),
loaded as (
  select months.bit % 12 as month_of_year, count(*) as year_count
  from core.months
  group by months.bit % 12
)
select reported.sender, months.bit
from reported
join loaded on loaded.month_of_year = reported.month_of_year and loaded.year_count = reported.year_count
join core.months on months.bit % 12 = reported.month_of_year
