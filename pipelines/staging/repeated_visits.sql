-- 一行是一条被后来的文件取代的就诊:同一编号在几个现行快照文件里出现,最后到达的留下,其余列在这里。
-- 先按编号的散列值计数,只有出现两次以上的才取编号本身,免得为全部编号建表;散列相撞的由编号分开。
with
repeated_hashes as (
  select hash(visits.visit) as key_hash
  from lake.visits
  group by hash(visits.visit)
  having count(*) > 1
),
candidates as (
  select visits.visit, visits.arrival, visits.person
  from lake.visits
  where hash(visits.visit) in (select repeated_hashes.key_hash from repeated_hashes)
),
last_arrivals as (
  select candidates.visit, max(candidates.arrival) as arrival
  from candidates
  group by candidates.visit
)
select distinct candidates.visit, candidates.arrival, candidates.person
from candidates
join last_arrivals on last_arrivals.visit = candidates.visit
where candidates.arrival < last_arrivals.arrival
