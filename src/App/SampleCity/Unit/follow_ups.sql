-- One row is a follow-up of a managed patient: four a year, a quarter apart, with what was measured. Regular patients come nearly always,
-- the others miss some or are only phoned; how many are regular is the team's habit. Controlled and uncontrolled readings
-- are drawn apart, so that rounding to zeros, which every team does in its own measure, does not move anybody over the line.
with patients as (
  select
    person_no, team_no, person, key_group as disease, registered_on, left_on,
    case key_group when 'hypertension' then 0 else 1 end as disease_no
  from memberships
  where is_managed and key_group in ('hypertension', 'diabetes')
),
due as (
  select
    patients.*,
    teams.team, teams.member_count, teams.centre_no, teams.follow_share, teams.zero_share, teams.control_share,
    conduct.cloned, conduct.heaped, conduct.reads_by_hand, conduct.after_death, conduct.idle,
    unnest(range(8))::integer as turn
  from patients
  join city.teams using (team_no)
  join city.conduct using (team_no)
),
drawn as (
  select
    *,
    u(bits('follow.regular', person_no * 2 + disease_no), 0) < follow_share as is_regular,
    bits('follow', (person_no * 2 + disease_no) * 8 + turn) as draw,
    bits('follow.reading', (person_no * 2 + disease_no) * 8 + turn) as reading,
    bits('follow.person', person_no * 2 + disease_no) as own
  from due
),
timed as (
  select
    *,
    workday(getvariable('first_day') + (turn * 730 + 365) // 8 - 40 + part_of(own, 0, 6) + part_of(draw, 0, 4), u(draw, 2)) as followed_on,
    -- a patient stays well or badly set, now and then a reading says otherwise
    case when u(draw, 1) < 0.25e0 then u(reading, 0) else u(own, 1) end < control_share as is_controlled,
    case when reads_by_hand or heaped > 0e0 then 0.86e0 else zero_share end as zeros
  from drawn
  where u(draw, 0) < case when is_regular then 0.985e0 else 0.75e0 end
    -- whom a team never serves it does not follow either
    and u(bits('service.none', person_no), 0) >= idle
),
kept as (
  select
    *,
    left_on is null and u(bits('conduct.clone', (person_no * 2 + disease_no) * 8 + turn), 0) < cloned as is_clone,
    -- clones are written on the last Friday of the month, one vector for all
    last_day(followed_on) - (isodow(last_day(followed_on))::integer + 2) % 7 as clone_day
  from timed
  where followed_on >= greatest(registered_on, getvariable('first_day')) and followed_on <= getvariable('last_day')
    and (left_on is null or followed_on < left_on or after_death > u(bits('conduct.death', person_no), 0))
)
select
  (person_no * 2 + disease_no) * 8 + turn as follow_no,
  person_no,
  team_no,
  person,
  disease,
  institutions.institution,
  case when is_clone then clone_day else followed_on end as followed_on,
  month_no(followed_on) as month,
  case when not is_regular and u(draw, 3) < 0.45e0 then 'phone' when u(draw, 3) < 0.80e0 then 'clinic' else 'home' end as way,
  case
    when disease = 'diabetes' and u(own, 2) < 0.3e0 then null
    when is_clone then 128
    when heaped > u(reading, 3) then 138
    when is_controlled then pressure(112, 28, u(reading, 0), zeros > u(reading, 1), u(reading, 2))
    else pressure(140, 30, u(reading, 0) * u(reading, 0), zeros > u(reading, 1), u(reading, 2)) end as systolic,
  case
    when disease = 'diabetes' and u(own, 2) < 0.3e0 then null
    when is_clone then 78
    when heaped > u(reading, 3) then 88
    when is_controlled then pressure(64, 24, part_of(reading, 3, 8) / 256e0, zeros > part_of(reading, 20, 8) / 256e0, u(reading, 1))
    else pressure(76, 26, part_of(reading, 3, 8) / 256e0, zeros > part_of(reading, 20, 8) / 256e0, u(reading, 1)) end as diastolic,
  case when disease = 'diabetes' then case
    when is_clone then 6.5
    when is_controlled then 4.6 + floor(24e0 * u(reading, 2))::integer * 0.1
    else 7.0 + floor(55e0 * u(reading, 2) * u(reading, 1))::integer * 0.1 end end as glucose,
  case when is_clone then 65.0 else 45 + part_of(own, 32, 8) % 42 + part_of(reading, 8, 3) * 0.5 end as weight,
  case when is_clone then 72 else 60 + part_of(reading, 40, 5) end as heart_rate,
  case when is_clone or u(own, 3) < 0.78e0 then 'regular' when u(own, 3) < 0.95e0 then 'irregular' else 'none' end as medication,
  kept.team || '-' || (1 + part_of(draw, 20, 8) % member_count)::varchar as operator,
  entry_time(case when is_clone then clone_day else followed_on end, draw, reading) as entered_at,
  is_clone
from kept
join city.institutions on institutions.institution_no = kept.centre_no
