-- 一名人员一天记下 60 次以上服务和随访的日子(hits),占他有记录的日子(exposure)。没有写工号的不算。
-- 排班表只报团队长的部分班次,不能据以断定某人某日不在岗,所以不与排班核对;服务没有地点,也不核对两地间隔。
select
  strftime(contact_days.day, '%Y-%m') as period,
  teams.institution,
  teams.team,
  contact_days.operator,
  count(*) filter (where contact_days.service_count + contact_days.follow_up_count > 60)::bigint as hits,
  count(*)::bigint as exposure
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
where contact_days.operator is not null
group by strftime(contact_days.day, '%Y-%m'), teams.institution, teams.team, contact_days.operator
