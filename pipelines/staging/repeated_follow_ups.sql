-- 一行是一条被后来的文件取代的随访:同一编号在几个现行快照文件里出现,最后到达的留下,其余列在这里。
-- 先按编号的散列值计数,只有出现两次以上的才取编号本身,免得为全部编号建表;散列相撞的由编号分开。
with
repeated_hashes as (
  select hash(follow_ups.follow_up) as key_hash
  from lake.follow_ups
  group by hash(follow_ups.follow_up)
  having count(*) > 1
),
candidates as (
  select follow_ups.follow_up, follow_ups.arrival, follow_ups.person
  from lake.follow_ups
  where hash(follow_ups.follow_up) in (select repeated_hashes.key_hash from repeated_hashes)
),
last_arrivals as (
  select candidates.follow_up, max(candidates.arrival) as arrival
  from candidates
  group by candidates.follow_up
)
select distinct candidates.follow_up, candidates.arrival, candidates.person
from candidates
join last_arrivals on last_arrivals.follow_up = candidates.follow_up
where candidates.arrival < last_arrivals.arrival
