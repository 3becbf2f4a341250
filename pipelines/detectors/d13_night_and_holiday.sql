-- 0 至 6 时的服务,以及除夕至初六的全部服务和随访(hits),占全部服务和随访(exposure)。
-- 不算:18 至 22 时(延时门诊是政策鼓励的);零点整的当作没有写时刻。
with
festival_days as (
  select unnest(generate_series(spring_festivals.eve_on, spring_festivals.last_on, interval 1 day))::date as day from core.spring_festivals
),
parts as (
  select contact_months.team_no, contact_months.operator, contact_months.period, contact_months.night_count as hits, contact_months.contact_count as exposure
  from core.contact_months
  union all
  -- 过年的几天里,凌晨以外的也算
  select
    contact_days.team_no,
    contact_days.operator,
    strftime(contact_days.day, '%Y-%m'),
    contact_days.service_count + contact_days.follow_up_count - contact_days.night_count,
    0
  from core.contact_days
  join festival_days on festival_days.day = contact_days.day
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
