-- 一行是一次就诊。截至日及以后的不算;同一编号出现在几个现行文件里时,最后到达的为准。
-- 分两支:没有重复编号的文件不必读编号列,整城的扫描因此快得多;合成一支只是变慢,结果不变。
select
  visits.visit,
  visits.person,
  visits.institution,
  visits.visited_at,
  visits.kind,
  visits.diagnosis,
  visits.cost_fen,
  visits.fund_fen,
  visits.arrival
from lake.visits
anti join staging.repeated_arrivals on repeated_arrivals.arrival = visits.arrival
where visits.visited_at < (select run.as_of from staging.run)
union all
select
  visits.visit,
  visits.person,
  visits.institution,
  visits.visited_at,
  visits.kind,
  visits.diagnosis,
  visits.cost_fen,
  visits.fund_fen,
  visits.arrival
from lake.visits
semi join staging.repeated_arrivals on repeated_arrivals.arrival = visits.arrival
anti join staging.repeated_visits
  on repeated_visits.person = visits.person
  and repeated_visits.arrival = visits.arrival
  and repeated_visits.visit = visits.visit
where visits.visited_at < (select run.as_of from staging.run)
