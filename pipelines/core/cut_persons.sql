-- 一行是本考核期里一支团队一名被核减的居民:人决定核减的协议(来源 cuts)属于谁。减不减、怎样推算其余协议,由方案的 cut 定。
select distinct teams.team_no, contracts.person
from staging.cuts
join staging.run on run.period = cuts.period
join staging.contracts on contracts.contract = cuts.contract and contracts.team = cuts.team
join core.teams on teams.team = cuts.team
where not cuts.is_rest
