-- 同一经办人在一小时内录入 20 份以上的协议(hits),占有录入时间的协议(exposure)。整点和半点起的两种一小时都看,免得一批跨过整点。
with
slots as (
  select signings.team_no, signings.operator, signings.slot, count(*) as slot_count
  from core.signings
  where signings.slot is not null
  group by signings.team_no, signings.operator, signings.slot
),
-- 一小时有 20 份,两个半小时里总有一个不少于 10 份:只看这些和它们的邻居
busy as (
  select distinct slots.team_no, slots.operator, slots.slot + steps.step as slot
  from slots
  cross join (values (-1), (0), (1)) as steps (step)
  where slots.slot_count >= 10 and slots.operator is not null
),
hours as (
  select
    slots.team_no,
    slots.operator,
    slots.slot,
    slots.slot_count,
    sum(slots.slot_count) over (partition by slots.team_no, slots.operator order by slots.slot range between 1 preceding and current row) as hour_before,
    sum(slots.slot_count) over (partition by slots.team_no, slots.operator order by slots.slot range between current row and 1 following) as hour_after
  from slots
  join busy on busy.team_no = slots.team_no and busy.operator = slots.operator and busy.slot = slots.slot
),
parts as (
  select hours.team_no, hours.operator, hours.slot, hours.slot_count as hits, 0 as exposure
  from hours
  where greatest(hours.hour_before, hours.hour_after) >= 20
  union all
  select slots.team_no, slots.operator, slots.slot, 0, slots.slot_count
  from slots
),
dated as (
  select parts.team_no, parts.operator, timestamp '2000-01-01 00:00:00' + to_minutes(parts.slot * 30) as began_at, parts.hits, parts.exposure
  from parts
)
select
  strftime(dated.began_at, '%Y-%m') as period,
  teams.institution,
  teams.team,
  dated.operator,
  sum(dated.hits)::bigint as hits,
  sum(dated.exposure)::bigint as exposure
from dated
join core.teams on teams.team_no = dated.team_no
where dated.began_at >= (select calendar.first_on from core.calendar)
group by strftime(dated.began_at, '%Y-%m'), teams.institution, teams.team, dated.operator
