-- One row is a resident as the register of the assessed unit holds them.
with drawn as (
  select *, bits('contact', person_no) as contact, bits('name', person_no) as naming, bits('house', household_no) as house
  from signings
)
select
  drawn.person_no,
  drawn.team_no,
  drawn.person,
  names.full_name as name,
  case when is_male then 'male' else 'female' end as sex,
  born_on,
  (teams.unit || 'H' || household_no::varchar) as household,
  case
    when u(bits('conduct.phone', drawn.person_no), 0) < conduct.shared_phone and (signed_1 or signed_2)
      then case when drawn.team_no % 2 = 0 then '13800000000' else '120' || (10000000 + drawn.team_no)::varchar end
    when conduct.has_care_home and age >= 70 and u(contact, 2) < 0.15e0 then '120' || (20000000 + drawn.team_no)::varchar
    -- the young and the old are reached at home
    when age < 16 or (age >= 70 and u(contact, 0) < 0.6e0) then '120' || (30000000 + house % 60000000::ubigint)::varchar
    else '120' || (30000000 + contact % 60000000::ubigint)::varchar end as phone,
  case when conduct.has_care_home and age >= 70 and u(contact, 2) < 0.15e0 then centres.town || '敬老院'
    else centres.town || streets.address end as address,
  teams.unit,
  -- some residents belong to nobody's area yet
  case when u(contact, 1) >= 0.02e0 then institutions.institution end as institution,
  residence,
  moved_out_on,
  died_on,
  least(died_on, moved_out_on) as left_on,
  is_male,
  age,
  groups,
  has_hypertension,
  has_diabetes,
  conceived_on,
  is_on_dialysis,
  signed_0,
  signed_1,
  signed_2,
  is_burst,
  is_late_1,
  is_late_2,
  -- those a team knows are managed, of the others few
  u(bits('managed', drawn.person_no), 0) < case when signed_1 or signed_2 then 0.80e0 else 0.28e0 end as is_managed
from drawn
join city.names on names.slot = part_of(naming, 0, 13)
join city.streets on streets.slot = part_of(house, 0, 12)
join city.teams on teams.team_no = drawn.team_no
join city.centres on centres.institution_no = teams.centre_no
join city.institutions on institutions.institution_no = teams.centre_no
join city.conduct on conduct.team_no = drawn.team_no
