-- 常住居民在基层的首诊 ÷ 全部首诊,按居住考核单元(D6)。回看不足的月份分母为 0,即不适用。
-- excluded:急诊、住院、体检、接种、产检、透析放化疗、无诊断的就诊人次,逐类见 marts.first_visits。
select
  first_visits.month as period,
  first_visits.unit as district,
  null::varchar as institution,
  null::varchar as team,
  case when first_visits.is_applicable then first_visits.grassroots_first_visit_count else 0 end as numerator,
  case when first_visits.is_applicable then first_visits.first_visit_count else 0 end as denominator,
  first_visits.no_diagnosis_count + first_visits.emergency_count + first_visits.inpatient_count + first_visits.checkup_count
    + first_visits.vaccination_count + first_visits.antenatal_count + first_visits.dialysis_count as excluded
from marts.first_visits
