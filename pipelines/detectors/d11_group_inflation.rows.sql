-- 登记了病种而没有就诊诊断的人。
with
year_end as (
  select max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
),
suspected as (
  select teams.institution, teams.team, spans.person, spans.signed_on
  from core.spans
  join year_end on (spans.active_mask >> year_end.last_bit) & 1 = 1
  join core.teams on teams.team_no = spans.team_no
  where teams.team in (select suspects.team from flags.suspects)
),
diagnosed as (
  select visits.person, bool_or(visits.category between 810 and 815) as has_hypertension, bool_or(visits.category between 410 and 414) as has_diabetes
  from core.visits
  semi join suspected on suspected.person = visits.person
  where visits.category between 810 and 815 or visits.category between 410 and 414
  group by visits.person
),
listed as (
  select
    suspected.institution,
    suspected.team,
    suspected.person,
    suspected.signed_on,
    (masks.hypertension_mask >> year_end.last_bit) & 1 = 1 and not coalesce(diagnosed.has_hypertension, false) as lacks_hypertension,
    (masks.diabetes_mask >> year_end.last_bit) & 1 = 1 and not coalesce(diagnosed.has_diabetes, false) as lacks_diabetes
  from suspected
  cross join year_end
  join core.key_group_masks as masks on masks.person = suspected.person
  left join diagnosed on diagnosed.person = suspected.person
)
select
  listed.institution,
  listed.team,
  null::varchar as operator,
  'person' as kind,
  case when listed.lacks_hypertension and listed.lacks_diabetes then '高血压、糖尿病' when listed.lacks_hypertension then '高血压' else '糖尿病' end as key,
  listed.person,
  listed.signed_on as happened_on,
  '登记的病种在载入的各年没有一次就诊诊断' as what
from listed
where listed.lacks_hypertension or listed.lacks_diabetes
