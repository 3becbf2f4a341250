-- One row is a service that fulfils an item of a contract: each of its times a year in its own part of the year, if the team is diligent
-- and the person does come. Some of the signed are never served.
with signed as (
  select
    contracts.contract_no, contracts.person_no, contracts.person, contracts.team_no, contracts.team, contracts.package, contracts.groups,
    contracts.effective_on, contracts.signed_on, contracts.conceived_on,
    case when conduct.after_death > u(bits('conduct.death', contracts.person_no), 0) then contracts.end_on
      else least(contracts.end_on, contracts.left_on) end as served_to,
    teams.diligence, teams.member_count, conduct.is_open_late,
    u(bits('service.none', contracts.person_no), 0) < greatest(teams.idle_share, conduct.idle) as is_idle
  from contracts
  join city.teams using (team_no)
  join city.conduct using (team_no)
  where not is_burst and not is_mistake and end_on > getvariable('first_day')
),
-- a few hundred kinds of people, so that no contract meets the items it does not promise
promised as (
  select package, groups, item, item_no, turn, times_per_year, group_bits
  from (select distinct package, groups from signed) as kinds
  join city.service_items using (package)
  where is_for_all or groups & group_bits > 0
),
due as (
  select signed.*, item, item_no, turn, times_per_year, group_bits, bits('service', contract_no * 1024 + item_no * 32 + turn) as draw
  from signed
  join promised using (package, groups)
  where not is_idle
),
done as (
  select
    *,
    workday(case
      -- women are cared for while they are with child
      when group_bits = 2 then conceived_on + 70 + floor(210e0 / times_per_year * (turn + u(draw, 1)))::integer
      else effective_on + 1 + floor(364e0 / times_per_year * (turn + u(draw, 1)))::integer end, u(draw, 2)) as served_on
  from due
  where u(draw, 0) < case when item = 'JK02' then diligence - 0.06e0 else diligence end
),
kept as (
  select *, bits('service.way', contract_no * 1024 + item_no * 32 + turn) as way_draw
  from done
  where served_on >= getvariable('first_day') and served_on <= getvariable('last_day')
    and served_on < served_to and served_on > signed_on
)
select
  contract_no * 1024 + item_no * 32 + turn as service_no,
  person_no,
  person,
  team_no,
  team,
  item,
  month_no(served_on) as month,
  at_minute(served_on, case
    when is_open_late and u(way_draw, 1) < 0.35e0 then 1080 + 150e0 * u(way_draw, 2)
    when u(way_draw, 1) < 0.6e0 then 485 + 205e0 * u(way_draw, 2)
    else 845 + 205e0 * u(way_draw, 2) end) as served_at,
  case
    when u(way_draw, 0) < 0.58e0 then 'clinic'
    when u(way_draw, 0) < 0.74e0 then 'phone'
    when u(way_draw, 0) < 0.85e0 then 'home'
    when u(way_draw, 0) < 0.96e0 then 'message'
    when u(way_draw, 0) < 0.985e0 then 'broadcast'
    else 'lecture' end as way,
  team || '-' || (1 + part_of(way_draw, 56, 8) % member_count)::varchar as operator,
  entry_time(served_on, draw, way_draw) as entered_at
from kept
