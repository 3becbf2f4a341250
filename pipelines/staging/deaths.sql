-- 一行是一个居民的死亡:几处登记的以最早的死亡日期为准,供“死亡后服务”一类核对使用。截至日及以后的不算;同一登记以最后到达的状态为准,作废的去掉。
with
latest as (
  select deaths.record, max(deaths.arrival) as arrival
  from lake.deaths
  group by deaths.record
)
select
  deaths.person,
  min(deaths.died_on) as died_on,
  string_agg(distinct deaths.origin, ',' order by deaths.origin) as origins,
  count(*) as record_count
from lake.deaths
join latest on latest.record = deaths.record and latest.arrival = deaths.arrival
cross join staging.run
where deaths.died_on < run.as_of and deaths.status <> 'void'
group by deaths.person
