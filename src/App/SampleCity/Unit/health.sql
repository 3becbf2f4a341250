-- One row is a person at home with diseases, groups (bits of city.key_group_bits), birth of a child, death and move.
with drawn as (
  select
    *,
    bits('health', person_no) as health,
    bits('social', person_no) as social,
    bits('life', person_no) as life,
    bits('pregnancy', person_no) as pregnancy
  from identities
),
ill as (
  select
    *,
    u(health, 0) < case
      when age < 18 then 0e0 when age < 30 then 0.089e0 when age < 40 then 0.134e0 when age < 50 then 0.21e0
      when age < 60 then 0.35e0 when age < 65 then 0.48e0 else 0.57e0 end as has_hypertension
  from drawn
),
both_ill as (
  select
    *,
    u(health, 1) < case when has_hypertension then 1.45e0 else 0.72e0 end * case
      when age < 18 then 0e0 when age < 30 then 0.02e0 when age < 40 then 0.05e0 when age < 50 then 0.10e0
      when age < 60 then 0.16e0 else 0.21e0 end as has_diabetes,
    -- two years and nine months in which a child of this period may have been conceived
    case when not is_male and age between 22 and 42 and u(pregnancy, 0) < 0.165e0
      then getvariable('first_day') - 270 + floor(1000e0 * u(pregnancy, 1))::integer end as conceived_on,
    case when u(life, 0) < case when age >= 65 then 0.062e0 when age >= 45 then 0.006e0 else 0.0015e0 end
      then getvariable('first_day') + floor(731e0 * u(life, 1))::integer end as died_on,
    case when u(life, 2) < case when age >= 65 then 0.006e0 else 0.022e0 end
      then getvariable('first_day') + floor(731e0 * u(life, 1))::integer end as moved_on
  from ill
)
select
  * exclude (health, social, life, pregnancy, died_on, moved_on),
  case when died_on <= getvariable('last_day') and died_on > born_on then died_on end as died_on,
  case when moved_on <= getvariable('last_day') and moved_on > born_on and (died_on is null or died_on > moved_on) then moved_on end as moved_out_on,
  case when age >= 65 then 1 else 0 end
    + case when conceived_on + 56 <= getvariable('last_day') then 2 else 0 end
    + case when age < 7 then 4 else 0 end
    + case when u(social, 0) < case when age >= 60 then 0.05e0 else 0.013e0 end then 8 else 0 end
    + case when has_hypertension then 16 else 0 end
    + case when has_diabetes then 32 else 0 end
    + case when u(health, 2) < 0.0007e0 then 64 else 0 end
    + case when age >= 18 and u(health, 3) < 0.0055e0 then 128 else 0 end
    + case when u(social, 1) < 0.025e0 then 256 else 0 end
    + case when age >= 49 and u(social, 2) < 0.0025e0 then 512 else 0 end as groups,
  age >= 40 and u(pregnancy, 2) < 0.0009e0 as is_on_dialysis
from both_ill
