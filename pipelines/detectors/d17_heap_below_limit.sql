-- 紧挨达标线的读数里,落在线下一边的(hits):收缩压 136-139 对 141-143,空腹血糖 6.8-6.9 对 7.0-7.1。
-- 只看线的两边哪边多,不看末位数字是否均匀。140 不算:手工量的多以 0 结尾,上下的读数都并到 140,算进去会遮住压线。
with
months as (
  select
    follow_up_records.team_no,
    follow_up_records.operator,
    date_trunc('month', follow_up_records.followed_on) as first_on,
    count(*) filter (where follow_up_records.systolic between 136 and 139)
    + count(*) filter (where follow_up_records.glucose_tenths between 68 and 69) as below_count,
    count(*) filter (where follow_up_records.systolic between 136 and 143 and follow_up_records.systolic <> 140)
    + count(*) filter (where follow_up_records.glucose_tenths between 68 and 71) as near_count
  from core.follow_up_records
  where (follow_up_records.systolic between 136 and 143 and follow_up_records.systolic <> 140)
    or follow_up_records.glucose_tenths between 68 and 71
  group by follow_up_records.team_no, follow_up_records.operator, date_trunc('month', follow_up_records.followed_on)
)
select
  strftime(months.first_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  months.operator,
  months.below_count::bigint as hits,
  months.near_count::bigint as exposure
from months
join core.teams on teams.team_no = months.team_no
