-- 一行是一次住院。截至日及以后入院的不算,截至日及以后的出院当作还在院;同一编号以最后到达的为准。
with
latest as (
  select admissions.admission, max(admissions.arrival) as arrival
  from lake.admissions
  group by admissions.admission
)
select
  admissions.admission,
  admissions.person,
  admissions.institution,
  admissions.admitted_at,
  case when admissions.discharged_at < run.as_of then admissions.discharged_at end as discharged_at,
  admissions.diagnosis,
  case when admissions.discharged_at < run.as_of then admissions.outcome end as outcome,
  admissions.cost_fen,
  admissions.arrival
from lake.admissions
join latest on latest.admission = admissions.admission and latest.arrival = admissions.arrival
cross join staging.run
where admissions.admitted_at < run.as_of
