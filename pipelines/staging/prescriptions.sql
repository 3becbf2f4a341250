-- 一行是一张处方里的一种药。截至日及以后开方的不算;同一键以最后到达的为准。
with
latest as (
  select prescriptions.prescription, prescriptions.drug, max(prescriptions.arrival) as arrival
  from lake.prescriptions
  group by prescriptions.prescription, prescriptions.drug
)
select
  prescriptions.prescription,
  prescriptions.person,
  prescriptions.institution,
  prescriptions.prescribed_on,
  prescriptions.drug,
  prescriptions.days,
  prescriptions.is_long,
  prescriptions.diagnosis,
  prescriptions.cost_fen,
  prescriptions.arrival
from lake.prescriptions
join latest
  on latest.prescription = prescriptions.prescription
  and latest.drug = prescriptions.drug
  and latest.arrival = prescriptions.arrival
cross join staging.run
where prescriptions.prescribed_on < run.as_of
