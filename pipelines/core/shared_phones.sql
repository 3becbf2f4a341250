-- 一行是一个 5 人以上、3 户以上居民共用的电话。八成以上登记在同一住址的不算,那是敬老院、宿舍一类集体住所。
with
crowded as (
  select persons.phone
  from core.persons
  where persons.phone is not null
  group by persons.phone
  having count(*) > 5
),
homes as (
  select persons.phone, persons.address, persons.household, count(*) as person_count
  from core.persons
  semi join crowded on crowded.phone = persons.phone
  group by persons.phone, persons.address, persons.household
),
addresses as (
  select homes.phone, homes.address, sum(homes.person_count) as person_count
  from homes
  group by homes.phone, homes.address
),
largest as (
  select addresses.phone, max(case when addresses.address is null then 0 else addresses.person_count end) as person_count
  from addresses
  group by addresses.phone
)
select homes.phone, sum(homes.person_count)::bigint as person_count
from homes
join largest on largest.phone = homes.phone
group by homes.phone
having count(distinct homes.household) >= 3 and max(largest.person_count) * 5 < sum(homes.person_count) * 4
