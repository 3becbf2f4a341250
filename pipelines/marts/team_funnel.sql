-- 一行是一个团队考核期末的漏斗(D5):在签 ⊇ 有服务 ⊇ 履约 ⊇ 做实,旁边是同组团队各步占在签比例的中位数。
-- 在签不满 90 天、履约了到期项目的也算有服务,这样每一步都在上一步之内。中位数取中间(偏小)的一个团队,不取平均。
with
at_end as (
  select months.bit
  from core.periods
  join staging.run on run.period = periods.period
  join core.months on months.month = periods.last_month
),
counted as (
  select
    contracts.team,
    count(*) as active_count,
    count(*) filter (where ((contracts.served_mask | contracts.met_mask) >> at_end.bit) & 1 = 1) as served_count,
    count(*) filter (where (contracts.met_mask >> at_end.bit) & 1 = 1) as met_count,
    count(*) filter (where (contracts.substantive_mask >> at_end.bit) & 1 = 1) as substantive_count
  from marts.team_contracts as contracts
  join at_end on (contracts.active_mask >> at_end.bit) & 1 = 1
  group by contracts.team
),
shares as (
  select
    counted.team,
    teams.peer_group,
    (counted.served_count / counted.active_count)::decimal(9, 6) as served_share,
    (counted.met_count / counted.active_count)::decimal(9, 6) as met_share,
    (counted.substantive_count / counted.active_count)::decimal(9, 6) as substantive_share
  from counted
  join core.teams on teams.team = counted.team
),
peers as (
  select
    shares.peer_group,
    count(*) as team_count,
    quantile_disc(shares.served_share, 0.5) as served_median,
    quantile_disc(shares.met_share, 0.5) as met_median,
    quantile_disc(shares.substantive_share, 0.5) as substantive_median
  from shares
  group by shares.peer_group
)
select
  counted.team,
  counted.active_count,
  counted.served_count,
  counted.met_count,
  counted.substantive_count,
  peers.team_count as peer_count,
  peers.served_median,
  peers.met_median,
  peers.substantive_median
from counted
join shares on shares.team = counted.team
join peers on peers.peer_group = shares.peer_group
