-- One row is a person with the days their contracts of three years take effect: a renewal follows what it renews after a gap, a new one
-- comes in the team's season or at any time of the year.
with drawn as (
  select
    residents.*,
    teams.season_share, teams.season_starts, teams.is_new, teams.founded_on, teams.renewal_share, teams.unit_no,
    conduct.burst, conduct.has_campaign, conduct.after_death,
    (getvariable('first_day') - interval 1 year)::date as year_0,
    getvariable('first_day') as year_1,
    (getvariable('first_day') + interval 1 year)::date as year_2,
    bits('contract.start.0', residents.person_no) as start_0,
    bits('contract.start.1', residents.person_no) as start_1,
    bits('contract.start.2', residents.person_no) as start_2,
    bits('contract.gap.1', residents.person_no) as gap_1,
    bits('contract.gap.2', residents.person_no) as gap_2,
    bits('contract.stop.0', residents.person_no) as stop_0,
    bits('contract.stop.1', residents.person_no) as stop_1,
    bits('contract.stop.2', residents.person_no) as stop_2
  from residents
  join city.teams using (team_no)
  join city.conduct using (team_no)
  where signed_0 or signed_1 or signed_2
),
first_contract as (
  select *, case when signed_0 then year_0 + 1 + start_of_contract(start_0, season_share, season_starts) end as effective_0
  from drawn
),
second_contract as (
  select
    *,
    effective_0 is not null and u(stop_0, 0) >= 0.03e0 as goes_on_1,
    case
      when not signed_1 then null
      when effective_0 is null then year_1 + start_of_contract(start_1, season_share, season_starts)
      -- who cancelled or changed team does not come back within the year
      when u(stop_0, 0) < 0.03e0 then null
      else (effective_0 + interval 1 year)::date + renewal_gap(gap_1, is_late_1) end as effective_1
  from first_contract
)
select
  *,
  effective_1 is not null and u(stop_1, 0) >= 0.03e0 as goes_on_2,
  case
    when not signed_2 then null
    when is_new then founded_on + 5 + floor(90e0 * u(start_2, 0) * u(start_2, 1))::integer
    -- the last week of a quarter: June, September or December
    when is_burst or (effective_1 is null and u(start_2, 2) < burst) then burst_day(team_no, u(start_2, 1))
    when effective_1 is null and has_campaign and u(start_2, 2) < 0.6e0 then make_date(year(year_2), 5, 15) + floor(8e0 * u(start_2, 1))::integer
    when effective_1 is null then year_2 + start_of_contract(start_2, season_share, season_starts)
    when u(stop_1, 0) < 0.03e0 then null
    else (effective_1 + interval 1 year)::date + renewal_gap(gap_2, is_late_2) end as effective_2
from second_contract
