-- 一行是一条被后来的状态取代的协议记录:协议按变更报送,同一编号最后到达的为准,其余列在这里。
-- 先按编号的散列值计数,只有出现两次以上的才取编号本身,免得为全部编号建表;散列相撞的由编号分开。
with
repeated_hashes as (
  select hash(contracts.contract) as key_hash
  from lake.contracts
  group by hash(contracts.contract)
  having count(*) > 1
),
candidates as (
  select contracts.contract, contracts.arrival, contracts.person
  from lake.contracts
  where hash(contracts.contract) in (select repeated_hashes.key_hash from repeated_hashes)
),
last_arrivals as (
  select candidates.contract, max(candidates.arrival) as arrival
  from candidates
  group by candidates.contract
)
select distinct candidates.contract, candidates.arrival, candidates.person
from candidates
join last_arrivals on last_arrivals.contract = candidates.contract
where candidates.arrival < last_arrivals.arrival
