-- 一行是一个现行的到达文件。precedence 越大越新:先比期间,再比到达号;同一键以它最大的一行为准。
-- 同一来源的期间写法相同(2025、2025Q3、2025-09),按文字比较就是按时间比较。
with
current_arrivals as (
  select arrivals.arrival, arrivals.source, arrivals.sender, arrivals.period
  from meta.arrivals
  where arrivals.state = 'current'
)
select
  current_arrivals.arrival,
  current_arrivals.source,
  current_arrivals.sender,
  current_arrivals.period,
  row_number() over (
    order by current_arrivals.source, current_arrivals.period, current_arrivals.arrival
  ) as precedence
from current_arrivals
