-- 一行是一件查实的问题或加分依据:同一编号取最后到达的,撤销的去掉。
-- 查的是考核期,查实常在期后,所以不按截至日截断。
with
latest as (
  select findings.finding, max(findings.arrival) as arrival
  from lake.findings
  group by findings.finding
)
select
  findings.finding,
  findings.period,
  findings.entity,
  findings.item,
  findings.times,
  findings.evidence,
  findings.confirmed_by,
  findings.confirmed_on
from lake.findings
join latest on latest.finding = findings.finding and latest.arrival = findings.arrival
where findings.status <> 'withdrawn'
