-- 一行是一个同组:一名人员一天记下的服务和随访,99.5% 的日子不超过多少次。没有写工号的不算。
select
  teams.peer_group,
  quantile_disc(contact_days.service_count + contact_days.follow_up_count, 0.995)::bigint as usual_most
from core.contact_days
join core.teams on teams.team_no = contact_days.team_no
where contact_days.operator is not null
group by teams.peer_group
