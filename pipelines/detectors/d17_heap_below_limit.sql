-- 紧挨达标线的读数里,落在线下一边的(hits):收缩压 136-139 对 140-143,空腹血糖 6.8-6.9 对 7.0-7.1。
-- 只看线的两边哪边多,不看末位数字是否均匀:水银血压计多以 0 结尾,140 反而多,不会被当成作假。
select
  strftime(follow_up_records.followed_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  follow_up_records.operator,
  (count(*) filter (where follow_up_records.systolic between 136 and 139)
  + count(*) filter (where follow_up_records.glucose_tenths between 68 and 69))::bigint as hits,
  (count(*) filter (where follow_up_records.systolic between 136 and 143)
  + count(*) filter (where follow_up_records.glucose_tenths between 68 and 71))::bigint as exposure
from core.follow_up_records
join core.teams on teams.team_no = follow_up_records.team_no
group by strftime(follow_up_records.followed_on, '%Y-%m'), teams.institution, teams.team, follow_up_records.operator
