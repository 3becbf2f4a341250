-- One row is a reading at home in the month: of every sixtieth managed resident with high blood pressure.
with wearers as (
  select *, bits('reading', person_no * 32 + getvariable('month')) as draw
  from residents
  where has_hypertension and is_managed and part_of(bits('device', person_no), 0, 12) % 60 = 0
),
dated as (
  select *, (getvariable('first_day') + to_months(getvariable('month')::integer))::date + part_of(draw, 0, 4) as measured_on from wearers
)
select
  person_no,
  'C' || (person_no * 32 + getvariable('month'))::varchar as reading,
  person,
  'XY' || person_no::varchar as device,
  at_minute(measured_on, 360 + part_of(draw, 8, 9)) as measured_at,
  'blood_pressure' as kind,
  118 + part_of(draw, 20, 5) as systolic,
  68 + part_of(draw, 28, 4) as diastolic,
  null::decimal(4, 1) as glucose
from dated
where left_on is null or left_on > measured_on
