-- 一行是一名居民。同一键取最近一期、其中最近一次到达的记录。
-- 截至日及以后的死亡、迁出或撤销当作尚未发生。
with
latest as (
  select residents.person, max(precedences.precedence) as precedence
  from lake.residents
  join staging.precedences on precedences.arrival = residents.arrival
  group by residents.person
)
select
  residents.person,
  residents.name,
  residents.sex,
  residents.born_on,
  residents.household,
  residents.phone,
  residents.address,
  residents.unit,
  residents.institution,
  residents.residence,
  case when residents.moved_out_on < run.as_of then residents.moved_out_on end as moved_out_on,
  case when residents.died_on < run.as_of then residents.died_on end as died_on
from lake.residents
join staging.precedences on precedences.arrival = residents.arrival
join latest on latest.person = residents.person and latest.precedence = precedences.precedence
cross join staging.run
