-- 一年里至少有 4 周量过血压的人(exposure)里,收缩压最高与最低相差不到 3 mmHg 的(hits)。真人的血压做不到一年不动。
with
patients as (
  select
    year(follow_up_records.followed_on) as year,
    follow_up_records.team_no,
    follow_up_records.person,
    max(follow_up_records.systolic) - min(follow_up_records.systolic) as spread
  from core.follow_up_records
  where follow_up_records.systolic is not null and follow_up_records.team_no is not null
  group by year(follow_up_records.followed_on), follow_up_records.team_no, follow_up_records.person
  -- 按周数:同一次随访按两个病各记一条的只算一次
  having bit_count(bit_or(1::bigint << ((dayofyear(follow_up_records.followed_on) - 1) // 7)::integer)) >= 4
)
select
  patients.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  count(*) filter (where patients.spread < 3)::bigint as hits,
  count(*)::bigint as exposure
from patients
join core.teams on teams.team_no = patients.team_no
group by patients.year, teams.institution, teams.team
