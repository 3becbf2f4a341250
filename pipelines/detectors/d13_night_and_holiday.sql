-- 0 至 6 时的服务,以及除夕至初六的全部服务和随访(hits),占全部服务和随访(exposure)。
-- 不算:18 至 22 时(延时门诊是政策鼓励的);零点整的当作没有写时刻。
with
days as (
  select
    contact_days.team_no,
    contact_days.operator,
    contact_days.day,
    contact_days.service_count + contact_days.follow_up_count as contact_count,
    contact_days.night_count,
    spring_festivals.eve_on is not null as is_festival
  from core.contact_days
  left join core.spring_festivals on contact_days.day >= spring_festivals.eve_on and contact_days.day <= spring_festivals.last_on
)
select
  strftime(days.day, '%Y-%m') as period,
  teams.institution,
  teams.team,
  days.operator,
  sum(case when days.is_festival then days.contact_count else days.night_count end)::bigint as hits,
  sum(days.contact_count)::bigint as exposure
from days
join core.teams on teams.team_no = days.team_no
group by strftime(days.day, '%Y-%m'), teams.institution, teams.team, days.operator
