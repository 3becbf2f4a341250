-- 同一经办人在一小时内录入 20 份以上的协议(hits),占有录入时间的协议(exposure)。整点和半点起的两种一小时都看,免得一批跨过整点。
with
entered as (
  select
    contracts.team,
    contracts.operator,
    contracts.entered_at,
    count(*) over (partition by contracts.team, contracts.operator, date_trunc('hour', contracts.entered_at)) as hour_count,
    count(*) over (partition by contracts.team, contracts.operator, date_trunc('hour', contracts.entered_at + interval 30 minutes)) as half_hour_count
  from staging.contracts
  where contracts.entered_at >= (select calendar.first_on from core.calendar)
)
select
  strftime(entered.entered_at, '%Y-%m') as period,
  teams.institution,
  entered.team,
  entered.operator,
  count(*) filter (where entered.operator is not null and greatest(entered.hour_count, entered.half_hour_count) >= 20)::bigint as hits,
  count(*)::bigint as exposure
from entered
join core.teams on teams.team = entered.team
group by strftime(entered.entered_at, '%Y-%m'), teams.institution, entered.team, entered.operator
