-- 一名人员一天记下的服务和随访超过 60 次、又超过同组 99.5% 的日子的天数(hits),占他有记录的天数(exposure)。没有写工号的不算。
with
parts as (
  select contact_days.team_no, contact_days.operator, strftime(contact_days.day, '%Y-%m') as period, 1 as hits, 0 as exposure
  from core.contact_days
  join core.teams on teams.team_no = contact_days.team_no
  join core.contact_limits on contact_limits.peer_group = teams.peer_group
  where contact_days.operator is not null
    and contact_days.service_count + contact_days.follow_up_count > greatest(60, contact_limits.usual_most)
  union all
  select contact_months.team_no, contact_months.operator, contact_months.period, 0, contact_months.day_count
  from core.contact_months
  where contact_months.operator is not null
)
select
  parts.period,
  teams.institution,
  teams.team,
  parts.operator,
  sum(parts.hits)::bigint as hits,
  sum(parts.exposure)::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
group by parts.period, teams.institution, teams.team, parts.operator
