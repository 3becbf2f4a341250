-- 一行是一个已结束的月份。bit 是它在各人各协议月份位图里的位置。
with
bits as (
  select calendar.first_on, range.bit
  from core.calendar
  cross join range(60) as range (bit)
  where range.bit < calendar.month_count
),
dated as (
  select
    bits.bit::integer as bit,
    (bits.first_on + to_months(bits.bit::integer))::date as start_on,
    (bits.first_on + to_months(bits.bit::integer + 1))::date as end_on
  from bits
)
select
  strftime(dated.start_on, '%Y-%m') as month,
  dated.bit,
  dated.start_on,
  dated.end_on,
  year(dated.start_on)::integer as year
from dated
