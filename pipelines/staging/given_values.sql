-- 一行是一个考核对象(团队、机构、考核单元)一个考核期一个由人给出的数:同一键取最后到达的,撤销的去掉。
-- 评的是考核期,评分常在期后,所以不按截至日截断。
with
latest as (
  select given_values.period, given_values.entity, given_values.item, max(given_values.arrival) as arrival
  from lake.given_values
  group by given_values.period, given_values.entity, given_values.item
)
select
  given_values.period,
  given_values.entity,
  given_values.item,
  given_values.value,
  given_values.evidence,
  given_values.given_by,
  given_values.given_on
from lake.given_values
join latest
  on latest.period = given_values.period
  and latest.entity = given_values.entity
  and latest.item = given_values.item
  and latest.arrival = given_values.arrival
where given_values.status <> 'withdrawn'
