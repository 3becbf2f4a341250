-- 年末考核前最后 15 天的服务和随访(hits),比此前 180 天(exposure)。年度未完不算。
with
years as (
  select months.year, make_date(months.year + 1, 1, 1) as end_on
  from core.months
  where month(months.start_on) = 12
)
select
  years.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  sum(case when contact_days.day >= years.end_on - 15 then contact_days.service_count + contact_days.follow_up_count else 0 end)::bigint as hits,
  sum(case when contact_days.day < years.end_on - 15 then contact_days.service_count + contact_days.follow_up_count else 0 end)::bigint as exposure
from core.contact_days
join years on contact_days.day < years.end_on and contact_days.day >= years.end_on - 195
join core.teams on teams.team_no = contact_days.team_no
where teams.founded_on <= years.end_on - 195
group by years.year, teams.institution, teams.team
