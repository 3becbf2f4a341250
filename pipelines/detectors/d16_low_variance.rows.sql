-- 一年里各次收缩压几乎不动的人。
select
  teams.institution,
  teams.team,
  min(follow_up_records.operator) as operator,
  'person' as kind,
  '收缩压 ' || min(follow_up_records.systolic)::varchar || '-' || max(follow_up_records.systolic)::varchar as key,
  follow_up_records.person,
  max(follow_up_records.followed_on) as happened_on,
  '一年 ' || count(distinct follow_up_records.followed_on)::varchar || ' 次随访,收缩压最高与最低只差 '
  || (max(follow_up_records.systolic) - min(follow_up_records.systolic))::varchar || ' mmHg' as what
from core.follow_up_records
join core.teams on teams.team_no = follow_up_records.team_no
cross join staging.run
where follow_up_records.systolic is not null
  and teams.team in (select suspects.team from flags.suspects)
  and year(follow_up_records.followed_on)::varchar = left(run.period, 4)
group by teams.institution, teams.team, follow_up_records.person
having bit_count(bit_or(1::bigint << ((dayofyear(follow_up_records.followed_on) - 1) // 7)::integer)) >= 4 and max(follow_up_records.systolic) - min(follow_up_records.systolic) < 3
