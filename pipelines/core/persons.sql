-- 一行是一名居民,取最近一期的居住与责任机构。gone_on:死亡或迁出,先到者;那天起不再是本地居民。
select
  residents.person,
  residents.sex::enum ('male', 'female') as sex,
  residents.born_on,
  residents.household,
  residents.phone,
  residents.address,
  residents.unit,
  assessed_units.unit_no,
  residents.institution,
  residents.residence::enum ('usual', 'registered', 'temporary') as residence,
  residents.residence = 'usual' as is_usual,
  residents.moved_out_on,
  residents.died_on,
  least(residents.moved_out_on, residents.died_on) as gone_on
from staging.residents
left join core.assessed_units on assessed_units.unit = residents.unit
