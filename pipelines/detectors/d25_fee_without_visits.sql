-- 一个机构签约服务费收入的年增幅减去本机构门诊人次的年增幅(hits,万分点);exposure 是上一年的门诊人次。两年都要有收支和就诊。
with
income as (
  select institution_income.institution, institution_income.year, institution_income.contract_fee_fen
  from staging.institution_income
),
visits as (
  select institutions.institution, months.year, sum(counts.visit_count)::bigint as visit_count
  from core.unit_visit_counts as counts
  join core.institutions on institutions.institution_no = counts.institution_no
  join core.months on months.bit = counts.bit
  where counts.kind = 'outpatient'
  group by institutions.institution, months.year
)
select
  income.year::varchar as period,
  income.institution,
  null::varchar as team,
  null::varchar as operator,
  ((income.contract_fee_fen - before.contract_fee_fen) * 10000 // before.contract_fee_fen
  - (visits.visit_count - visits_before.visit_count) * 10000 // visits_before.visit_count)::bigint as hits,
  visits_before.visit_count::bigint as exposure
from income
join income as before on before.institution = income.institution and before.year = income.year - 1 and before.contract_fee_fen > 0
join visits on visits.institution = income.institution and visits.year = income.year
join visits as visits_before on visits_before.institution = income.institution and visits_before.year = income.year - 1
