-- 一行是一项核减决定:同一考核期、团队、协议取最后到达的,撤销的去掉。“其余”一行是对查出的以外的协议按随机部分推算。
-- 决定的是考核期,决定常在期后,所以不按截至日截断。
with
latest as (
  select cuts.period, cuts.team, cuts.contract, max(cuts.arrival) as arrival
  from lake.cuts
  group by cuts.period, cuts.team, cuts.contract
)
select
  cuts.period,
  cuts.team,
  cuts.contract,
  cuts.contract = '其余' as is_rest,
  cuts.answer,
  cuts.real_count,
  cuts.answered_count,
  cuts.evidence,
  cuts.decided_by,
  cuts.decided_on
from lake.cuts
join latest
  on latest.period = cuts.period
  and latest.team = cuts.team
  and latest.contract = cuts.contract
  and latest.arrival = cuts.arrival
where cuts.status <> 'withdrawn'
