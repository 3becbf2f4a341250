-- 同一经办人在一小时内录入 20 份以上的协议(hits),占有录入时间的协议(exposure)。整点和半点起的两种一小时都看,免得一批跨过整点。
with
slots as (
  select signings.team_no, signings.operator, signings.slot, count(*) as slot_count
  from core.signings
  where signings.slot is not null
  group by signings.team_no, signings.operator, signings.slot
),
hours as (
  select
    slots.team_no,
    slots.operator,
    timestamp '2000-01-01 00:00:00' + to_minutes(slots.slot * 30) as began_at,
    slots.slot_count,
    sum(slots.slot_count) over (partition by slots.team_no, slots.operator order by slots.slot range between 1 preceding and current row) as hour_before,
    sum(slots.slot_count) over (partition by slots.team_no, slots.operator order by slots.slot range between current row and 1 following) as hour_after
  from slots
)
select
  strftime(hours.began_at, '%Y-%m') as period,
  teams.institution,
  teams.team,
  hours.operator,
  sum(case when hours.operator is not null and greatest(hours.hour_before, hours.hour_after) >= 20 then hours.slot_count else 0 end)::bigint as hits,
  sum(hours.slot_count)::bigint as exposure
from hours
join core.teams on teams.team_no = hours.team_no
where hours.began_at >= (select calendar.first_on from core.calendar)
group by strftime(hours.began_at, '%Y-%m'), teams.institution, teams.team, hours.operator
