-- One row is a team and what is odd about it, as a strength from 0 (nothing) to 1: cheats in the ways detectors look for, and honest
-- teams that look alike. Every twentieth team cheats; where they are few, each in several ways, so that every way occurs twice.
with eligible as (
  select team_no, row_number() over (order by bits('team.conduct', team_no)) as place
  from city.teams
  where not is_village and not is_new and not is_tiny
),
counts as (
  select
    greatest(1, round(getvariable('teams') / 20.0))::integer as cheat_count,
    coalesce(getvariable('cheat_ways'), least(3, greatest(1, ceil(14 / greatest(1, round(getvariable('teams') / 20.0)))))::integer) as ways,
    greatest(1, round(getvariable('teams') / 60.0))::integer as odd_count
),
cheating as (
  select team_no, ((place - 1) * ways + way + case when getvariable('cheat_ways') is null then 0 else getvariable('seed') end) % 7 as kind,
    within(getvariable('weakest_cheat'), getvariable('strongest_cheat'), u(bits('team.cheat', team_no), way)) as strength
  from eligible, counts, range(3) as numbers(way)
  where place <= cheat_count and way < ways and getvariable('is_clean') = 0
),
odd as (
  select team_no, (place - cheat_count - 1) % 4 as kind
  from eligible, counts
  where place > cheat_count and place <= cheat_count + 4 * odd_count
)
select
  teams.team_no,
  coalesce(max(strength) filter (cheating.kind = 0), 0e0) as burst,
  coalesce(max(strength) filter (cheating.kind = 1), 0e0) as batch,
  coalesce(max(strength) filter (cheating.kind = 2), 0e0) as idle,
  coalesce(max(strength) filter (cheating.kind = 3), 0e0) as after_death,
  coalesce(max(strength) filter (cheating.kind = 4), 0e0) as shared_phone,
  coalesce(max(strength) filter (cheating.kind = 5), 0e0) as cloned,
  coalesce(max(strength) filter (cheating.kind = 6), 0e0) as heaped,
  coalesce(bool_or(odd.kind = 0), false) as has_campaign,
  coalesce(bool_or(odd.kind = 1), false) as has_care_home,
  coalesce(bool_or(odd.kind = 2), false) as is_open_late,
  coalesce(bool_or(odd.kind = 3), false) as reads_by_hand
from city.teams
left join cheating using (team_no)
left join odd using (team_no)
group by teams.team_no
