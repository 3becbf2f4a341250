-- One row is a contract with its interval and how it ended. sequence tells apart what one person has in one year: 0 the chain of renewals,
-- 1 the contract with another team after a change, 2 a second one with another team that nobody ended, 3 one written by mistake.
with listed as (
  select *, 0 as contract_year, effective_0 as effective_on, false as goes_on, is_late_1 as is_late, stop_0 as stop, gap_1 as gap from chains
  where effective_0 is not null
  union all
  select *, 1, effective_1, goes_on_1, is_late_1, stop_1, gap_1 from chains where effective_1 is not null
  union all
  select *, 2, effective_2, goes_on_2, is_late_2, stop_2, gap_2 from chains where effective_2 is not null
),
bounded as (
  select
    person_no, person, team_no, unit_no, groups, age, born_on, died_on, moved_out_on, left_on, contract_year, effective_on, is_burst, conceived_on,
    goes_on, is_late, stop, founded_on, is_new,
    (effective_on + interval 1 year)::date - 1 as expires_on,
    -- renewals are signed before they begin, or when the people come back
    case
      when goes_on and not is_late and u(gap, 0) < 0.50e0 then effective_on - 1 - floor(20e0 * u(gap, 2))::integer
      else effective_on - floor(2e0 * u(gap, 2))::integer end as signed_on,
    after_death > u(bits('conduct.death', person_no), 0) as outlives
  from listed
),
wished as (
  select
    *,
    case
      when u(stop, 0) < 0.008e0 then effective_on + 30 + floor(250e0 * u(stop, 1))::integer
      when u(stop, 0) < 0.030e0 then effective_on + 12 + floor(330e0 * u(stop, 1))::integer end as wished_on
  from bounded
  where effective_on > born_on and (left_on is null or outlives or signed_on < left_on)
),
stopped as (
  select
    *,
    -- nobody changes their mind after they have died or moved away
    coalesce(wished_on < coalesce(left_on, date '9999-01-01'), false) as is_wish,
    case
      when is_wish then wished_on
      when outlives then null
      when died_on > effective_on and u(stop, 1) < 0.6e0 then died_on + 2 + floor(50e0 * u(stop, 2))::integer
      when moved_out_on > effective_on and u(stop, 1) < 0.7e0 then moved_out_on + floor(30e0 * u(stop, 2))::integer end as stop_on,
    case
      when not is_wish then case when died_on > effective_on then 'died' else 'moved' end
      when u(stop, 0) < 0.008e0 then 'switched'
      when u(stop, 0) < 0.014e0 then 'lost'
      when u(stop, 0) < 0.024e0 then 'refused'
      else 'other' end as stop_reason
  from wished
),
main as (
  select
    * exclude (stop_on, stop_reason, wished_on, is_wish),
    0 as sequence,
    case when stop_on <= expires_on and stop_on <= getvariable('last_day') then stop_on end as cancelled_on,
    stop_reason,
    case when goes_on and not is_late then case when u(stop, 3) < 0.2e0 then 'auto' else 'renewal' end else 'new' end as renewal
  from stopped
),
neighbours as (
  select team_no, first_team + (team_no - first_team + 1 + (bits('team.neighbour', team_no) % greatest(1, last_team - first_team))::integer) % (last_team - first_team + 1) as other_team
  from city.teams
  join city.units using (unit_no)
),
changed as (
  select main.* replace (
      other_team as team_no, 1 as sequence, cancelled_on as signed_on, cancelled_on + 1 as effective_on,
      (cancelled_on + 1 + interval 1 year)::date - 1 as expires_on, null as cancelled_on, 'transfer' as renewal)
  from main join neighbours using (team_no)
  where stop_reason = 'switched' and cancelled_on is not null
),
doubled as (
  select main.* replace (
      other_team as team_no, 2 as sequence, effective_on + 60 + part_of(stop, 0, 7) as signed_on,
      effective_on + 60 + part_of(stop, 0, 7) as effective_on,
      (effective_on + 60 + part_of(stop, 0, 7) + interval 1 year)::date - 1 as expires_on, null as cancelled_on, 'new' as renewal)
  from main join neighbours using (team_no)
  where u(bits('contract.second', person_no * 4 + contract_year), 0) < 0.012e0 and cancelled_on is null and left_on is null
),
mistaken as (
  select * replace (3 as sequence)
  from main
  where u(bits('contract.mistake', person_no * 4 + contract_year), 0) < 0.002e0 and contract_year > 0
)
select * from main
union all
select * from changed
union all
select * from doubled
union all
select * from mistaken
