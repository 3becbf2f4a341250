-- 一行是一个现行的到达文件。
select
  arrivals.arrival,
  arrivals.source,
  arrivals.sender,
  arrivals.period
from meta.arrivals
where arrivals.state = 'current'
