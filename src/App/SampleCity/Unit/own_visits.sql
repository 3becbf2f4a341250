-- One row is a visit in these two years: what brings a person (an episode, half of whose even-numbered visits follow the one before within
-- two weeks), the day, the kind, the place and the price. Counts are the sum of two geometric draws, which is negative binomial.
with patients as (
  select
    person_no, person, born_on, left_on, age, groups, has_hypertension, has_diabetes, conceived_on, is_on_dialysis,
    signed_1, signed_2, is_male, centre_no,
    teams.grassroots_shift, teams.cost_growth as team_cost_growth,
    bits('visits', person_no) as draw,
    3.62e0 * case when has_hypertension or has_diabetes then 1.8e0 else 1e0 end as mean
  from residents
  join city.teams using (team_no)
),
counted as (
  select
    *,
    floor(ln(u(draw, 0)) / ln(mean / (1e0 + mean)))::integer + floor(ln(u(draw, 1)) / ln(mean / (1e0 + mean)))::integer as visit_count
  from patients
),
listed as (
  select *, unnest(range(visit_count + case when is_on_dialysis then 220 else 0 end))::integer as place from counted
),
episodes as (
  select *, bits('visit', person_no * 1024 + place) as own, place % 2 = 1 and part_of(bits('visit', person_no * 1024 + place), 0, 3) < 3 as follows
  from listed
),
begun as (
  select *, bits('episode', person_no * 1024 + place - follows::integer) as cause from episodes
),
dated as (
  select
    *,
    getvariable('first_day') + day_offset + case when follows then 3 + part_of(own, 8, 3) else 0 end as day
  from begun
  join city.day_slots on day_slots.slot = part_of(cause, 0, 15)
),
sorted as (
  select
    *,
    case
      when place >= visit_count then 'dialysis'
      when day >= conceived_on + 50 and day < conceived_on + 275 and u(cause, 1) < 0.75e0 then 'antenatal'
      when day >= conceived_on + 275 and day < conceived_on + 300 and u(cause, 1) < 0.6e0 then 'inpatient'
      when age < 7 and u(cause, 1) < 0.33e0 then 'vaccination'
      when u(cause, 1) < 0.028e0 then 'emergency'
      when u(cause, 1) < case when age >= 65 then 0.085e0 else 0.045e0 end then 'inpatient'
      when u(cause, 1) > case when age >= 65 then 0.95e0 else 0.99e0 end then 'checkup'
      else 'outpatient' end as kind,
    case when year(day) < getvariable('year') then signed_1 else signed_2 end as is_signed
  from dated
  where day >= born_on and day <= getvariable('last_day') and day < coalesce(left_on, date '9999-01-01')
),
placed as (
  select
    *,
    case kind
      when 'vaccination' then true
      when 'dialysis' then false
      when 'emergency' then false
      when 'inpatient' then u(cause, 2) < 0.04e0
      when 'checkup' then u(cause, 2) < 0.80e0
      when 'antenatal' then u(cause, 2) < 0.45e0
      else u(cause, 2) < 0.027e0 + grassroots_shift + case
        when not is_signed then 0.52e0 when has_hypertension or has_diabetes then 0.72e0 else 0.65e0 end end as is_grassroots
  from sorted
),
settled as (
  select
    placed.* exclude (draw, visit_count, slot, day_offset),
    case
      when not is_grassroots then hospital_slots.institution_no
      -- at the grassroots: own centre, one of its two stations, a clinic
      when kind in ('vaccination', 'checkup', 'antenatal', 'inpatient') or part_of(cause, 50, 6) < 30 then centre_no
      when part_of(cause, 50, 6) < 59 then (centre_no // 1000) * 1000 + 200 + (centre_no % 100) * 2 + person_no % 2
      else (centre_no // 1000) * 1000 + 700 + (centre_no % 100) // 2 * 2 end as institution_no
  from placed
  join city.hospital_slots on hospital_slots.unit_no = placed.centre_no // 1000 and hospital_slots.slot = part_of(cause, 57, 6)
)
select
  person_no * 1024 + place as visit_no,
  person,
  institution_no::smallint as institution_no,
  sender_no::smallint as sender_no,
  month_no(day) as month,
  -- mornings are fuller; at night only emergencies; late surgeries where they are allowed
  case
    when drops_time then make_timestamp(epoch_day(day) * 86400000000)
    when kind = 'emergency' then at_minute(day, 1439e0 * u(own, 1))
    when u(own, 1) < 0.62e0 then at_minute(day, 480 + 330e0 * u(own, 1))
    else at_minute(day, 840 + 500e0 * (u(own, 1) - 0.62e0)) end as visited_at,
  kind,
  case
    when u(own, 2) < undiagnosed_share then null
    when kind = 'dialysis' then 'N18.500x001'
    when kind = 'antenatal' then 'Z34.900'
    when kind = 'vaccination' then 'Z26.900'
    when kind = 'checkup' then 'Z00.000'
    when kind = 'inpatient' and conceived_on + 275 <= day and day < conceived_on + 300 then 'O80.000'
    when has_diabetes and part_of(cause, 56, 4) < 5 then 'E11.900x001'
    when has_hypertension and part_of(cause, 56, 4) < 9 then 'I10.x00x002'
    when groups & 128 > 0 and part_of(cause, 56, 4) < 12 then 'F20.900'
    when age >= 60 then elder
    when month(day) between 4 and 10 then summer
    else winter end as diagnosis,
  (100 * cost_level * case when day < make_date(getvariable('year')::integer, 1, 1) then 1e0 else cost_growth + team_cost_growth end
    * exp(0.55e0 * 1.7320508e0 * (u(own, 0) + u(own, 1) + u(own, 3) + u(cause, 3) - 2e0)) * case
      when kind = 'inpatient' then case when is_grassroots then 2300e0 else 8200e0 end
      when kind = 'dialysis' then 420e0
      when kind = 'vaccination' then 40e0
      when kind = 'checkup' then case when is_grassroots then 110e0 else 420e0 end
      when is_grassroots then 82e0
      else 275e0 end)::integer as cost_fen,
  (case when kind = 'inpatient' then 60 else 35 end + part_of(own, 40, 5))::tinyint as fund_percent
from settled
join city.institutions using (institution_no)
join city.diagnosis_slots on diagnosis_slots.slot = part_of(cause, 40, 10)
