-- 全部收缩压读数(exposure)里,紧挨达标线下的(hits):136-139。
-- 与线下线上之比互相补足:控制好的团队线下本来多于线上,比值到顶就分不出压线的,占全部读数的多少分得出。
with
months as (
  select
    follow_up_records.team_no,
    follow_up_records.operator,
    date_trunc('month', follow_up_records.followed_on) as first_on,
    count(*) filter (where follow_up_records.systolic between 136 and 139) as below_count,
    count(*) as reading_count
  from core.follow_up_records
  where follow_up_records.systolic is not null
  group by follow_up_records.team_no, follow_up_records.operator, date_trunc('month', follow_up_records.followed_on)
)
select
  strftime(months.first_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  months.operator,
  months.below_count::bigint as hits,
  months.reading_count::bigint as exposure
from months
join core.teams on teams.team_no = months.team_no
