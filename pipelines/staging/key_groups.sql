-- 一行是一名居民属于一个重点人群的一段登记。同一键取最近一期、其中最近一次到达的记录。
-- 截至日及以后开始的不算;截至日及以后的终止当作尚未发生。
with
latest as (
  select key_groups.person, key_groups.key_group, key_groups.registered_on, max(precedences.precedence) as precedence
  from lake.key_groups
  join staging.precedences on precedences.arrival = key_groups.arrival
  group by key_groups.person, key_groups.key_group, key_groups.registered_on
)
select
  key_groups.person,
  key_groups.key_group,
  key_groups.institution,
  key_groups.is_managed,
  key_groups.registered_on,
  case when key_groups.ended_on < run.as_of then key_groups.ended_on end as ended_on
from lake.key_groups
join staging.precedences on precedences.arrival = key_groups.arrival
join latest
  on latest.person = key_groups.person
  and latest.key_group = key_groups.key_group
  and latest.registered_on = key_groups.registered_on
  and latest.precedence = precedences.precedence
cross join staging.run
where key_groups.registered_on < run.as_of
