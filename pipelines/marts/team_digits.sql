-- 一行是一个团队一年里收缩压的一个末位数字:疑点详情与同组比。手工血压计多以 0 结尾,所以只与同组比,不与均匀分布比。
select
  teams.team,
  year(follow_up_records.followed_on)::varchar as year,
  (follow_up_records.systolic % 10)::bigint as digit,
  count(*) as reading_count
from core.follow_up_records
join core.teams on teams.team_no = follow_up_records.team_no
where follow_up_records.systolic is not null
group by teams.team, year(follow_up_records.followed_on)::varchar, follow_up_records.systolic % 10
order by teams.team, year, digit
