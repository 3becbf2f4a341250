-- 一行是一名居民在一个基金的一段参保。同一键取最近一期、其中最近一次到达的记录。
-- 截至日及以后开始的不算;截至日及以后的终止当作尚未发生。
with
latest as (
  select insurance.person, insurance.insured_from, max(precedences.precedence) as precedence
  from lake.insurance
  join staging.precedences on precedences.arrival = insurance.arrival
  group by insurance.person, insurance.insured_from
)
select
  insurance.person,
  insurance.fund,
  insurance.insured_from,
  case when insurance.insured_to < run.as_of then insurance.insured_to end as insured_to
from lake.insurance
join staging.precedences on precedences.arrival = insurance.arrival
join latest
  on latest.person = insurance.person
  and latest.insured_from = insurance.insured_from
  and latest.precedence = precedences.precedence
cross join staging.run
where insurance.insured_from < run.as_of
