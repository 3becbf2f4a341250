-- 一行是一条被后来的文件取代的履约记录:同一编号在几个现行快照文件里出现,最后到达的留下,其余列在这里。
-- 先按编号的散列值计数,只有出现两次以上的才取编号本身,免得为全部编号建表;散列相撞的由编号分开。
with
repeated_hashes as (
  select hash(services.service) as key_hash
  from lake.services
  group by hash(services.service)
  having count(*) > 1
),
candidates as (
  select services.service, services.arrival, services.person
  from lake.services
  where hash(services.service) in (select repeated_hashes.key_hash from repeated_hashes)
),
last_arrivals as (
  select candidates.service, max(candidates.arrival) as arrival
  from candidates
  group by candidates.service
)
select distinct candidates.service, candidates.arrival, candidates.person
from candidates
join last_arrivals on last_arrivals.service = candidates.service
where candidates.arrival < last_arrivals.arrival
