-- 一行是一个现行的登记类文件。precedence 越大越新:先比期间,再比到达号;同一键以它最大的一行为准。
-- 同一来源的期间写法相同(2025、2025Q3),按文字比较就是按时间比较。
-- 每天都来、每行有自己编号的来源不取先后次序,不列在这里:登记没有新文件时,由登记而来的各表都不必重算。
select
  arrivals.arrival,
  row_number() over (order by arrivals.source, arrivals.period, arrivals.arrival) as precedence
from staging.arrivals
where arrivals.source not in (
  'admissions', 'contracts', 'deaths', 'follow_ups', 'insurance_settlements', 'prescriptions', 'referrals', 'remote_readings',
  'services', 'surveys', 'visits'
)
