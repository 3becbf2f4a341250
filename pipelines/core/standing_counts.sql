-- 一行是一个团队一个月末的漏斗人数(D3-D5)。位图相同的先并成一行再展开到月份。
with
patterns as (
  select
    standings.team_no, standings.active_mask, standings.long_mask, standings.served_mask, standings.due_mask,
    standings.met_mask, standings.substantive_mask,
    count(*) as person_count
  from core.standings
  group by
    standings.team_no, standings.active_mask, standings.long_mask, standings.served_mask, standings.due_mask,
    standings.met_mask, standings.substantive_mask
)
select
  months.bit,
  patterns.team_no,
  sum(patterns.person_count)::bigint as active_count,
  sum(patterns.person_count * ((patterns.long_mask >> months.bit) & 1))::bigint as long_count,
  sum(patterns.person_count * ((patterns.served_mask >> months.bit) & 1))::bigint as served_count,
  sum(patterns.person_count * ((patterns.due_mask >> months.bit) & 1))::bigint as due_count,
  sum(patterns.person_count * ((patterns.met_mask >> months.bit) & 1))::bigint as met_count,
  sum(patterns.person_count * ((patterns.substantive_mask >> months.bit) & 1))::bigint as substantive_count
from patterns
join core.months on (patterns.active_mask >> months.bit) & 1 = 1
group by months.bit, patterns.team_no
