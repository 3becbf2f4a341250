-- 同一经办人在一小时内录入 20 份以上的协议(hits),占有录入时间的协议(exposure)。整点和半点起的两种一小时都看,免得一批跨过整点。
with
-- 一小时有 20 份,两个半小时里总有一个不少于 10 份:只细看团队有 10 份的那些天、半小时和它们前后的
busy_days as (
  select signings.team_no::bigint << 32 | (signings.slot // 48) as team_day
  from core.signings
  where signings.slot is not null
  group by team_day
  having count(*) >= 10
),
busy as (
  select signings.team_no, signings.slot
  from core.signings
  semi join busy_days on busy_days.team_day = signings.team_no::bigint << 32 | (signings.slot // 48)
  group by signings.team_no, signings.slot
  having count(*) >= 10
),
near as (
  select distinct busy.team_no, busy.slot + steps.step as slot
  from busy
  cross join (values (-1), (0), (1)) as steps (step)
),
slots as (
  select signings.team_no, signings.operator, signings.slot, count(*) as slot_count
  from core.signings
  semi join near on near.team_no = signings.team_no and near.slot = signings.slot
  where signings.operator is not null
  group by signings.team_no, signings.operator, signings.slot
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
),
parts as (
  select hours.team_no, hours.operator, date_trunc('month', date '2000-01-01' + hours.slot // 48) as first_on, hours.slot_count as hits, 0 as exposure
  from hours
  where greatest(hours.hour_before, hours.hour_after) >= 20
  union all
  select signings.team_no, signings.operator, date_trunc('month', date '2000-01-01' + signings.slot // 48), 0, count(*)
  from core.signings
  where signings.slot is not null
  group by signings.team_no, signings.operator, date_trunc('month', date '2000-01-01' + signings.slot // 48)
)
select
  strftime(parts.first_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  parts.operator,
  sum(parts.hits)::bigint as hits,
  sum(parts.exposure)::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
where parts.first_on >= (select calendar.first_on from core.calendar)
group by parts.first_on, teams.institution, teams.team, parts.operator
