-- 一行是一个单位在一个统计日期的一种人口数。同一键取最近一期、其中最近一次到达的记录。
-- 截至日及以后统计的不算。
with
latest as (
  select bases.level, bases.place, bases.key_group, bases.residence, bases.counted_on, max(precedences.precedence) as precedence
  from lake.bases
  join staging.precedences on precedences.arrival = bases.arrival
  group by bases.level, bases.place, bases.key_group, bases.residence, bases.counted_on
)
select
  bases.level,
  bases.place,
  bases.key_group,
  bases.residence,
  bases.persons,
  bases.counted_on,
  bases.origin
from lake.bases
join staging.precedences on precedences.arrival = bases.arrival
join latest
  on latest.level = bases.level
  and latest.place = bases.place
  and latest.key_group = bases.key_group
  and latest.residence = bases.residence
  and latest.counted_on = bases.counted_on
  and latest.precedence = precedences.precedence
cross join staging.run
where bases.counted_on < run.as_of
