-- 一行是一个月一个居住考核单元的首诊(D6):首诊数、其中基层、按原因排除的人次,以及 G 取 14、30、90 天的敏感性。
-- 人群是常住居民。排除的就诊与首诊不重叠:非门诊各类、无诊断的门诊;门诊里的复诊和归转出病程的另列。
with
firsts as (
  select
    first_visit_counts.bit,
    first_visit_counts.unit_no,
    sum(first_visit_counts.first_visit_count)::bigint as first_visit_count,
    coalesce(sum(first_visit_counts.first_visit_count) filter (where institutions.is_grassroots), 0)::bigint as grassroots_first_visit_count,
    sum(first_visit_counts.two_disease_count)::bigint as two_disease_first_visit_count,
    coalesce(sum(first_visit_counts.two_disease_count) filter (where institutions.is_grassroots), 0)::bigint
      as two_disease_grassroots_first_visit_count,
    sum(first_visit_counts.untimed_count)::bigint as untimed_count,
    sum(first_visit_counts.referred_count)::bigint as referred_count,
    sum(first_visit_counts.g14_count)::bigint as g14_count,
    coalesce(sum(first_visit_counts.g14_count) filter (where institutions.is_grassroots), 0)::bigint as g14_grassroots_count,
    sum(first_visit_counts.g30_count)::bigint as g30_count,
    coalesce(sum(first_visit_counts.g30_count) filter (where institutions.is_grassroots), 0)::bigint as g30_grassroots_count,
    sum(first_visit_counts.g90_count)::bigint as g90_count,
    coalesce(sum(first_visit_counts.g90_count) filter (where institutions.is_grassroots), 0)::bigint as g90_grassroots_count
  from core.first_visit_counts
  join core.institutions on institutions.institution_no = first_visit_counts.institution_no
  group by first_visit_counts.bit, first_visit_counts.unit_no
),
seen as (
  select
    unit_visit_counts.bit,
    unit_visit_counts.unit_no,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'outpatient'), 0)::bigint as outpatient_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'outpatient' and not unit_visit_counts.is_diagnosed), 0)::bigint
      as no_diagnosis_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'emergency'), 0)::bigint as emergency_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'inpatient'), 0)::bigint as inpatient_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'checkup'), 0)::bigint as checkup_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'vaccination'), 0)::bigint as vaccination_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'antenatal'), 0)::bigint as antenatal_count,
    coalesce(sum(unit_visit_counts.visit_count) filter (where unit_visit_counts.kind = 'dialysis'), 0)::bigint as dialysis_count
  from core.unit_visit_counts
  where unit_visit_counts.is_usual and unit_visit_counts.unit_no is not null
  group by unit_visit_counts.bit, unit_visit_counts.unit_no
)
select
  first_visit_months.month,
  assessed_units.unit,
  first_visit_months.is_applicable,
  seen.outpatient_count,
  coalesce(firsts.first_visit_count, 0) as first_visit_count,
  coalesce(firsts.grassroots_first_visit_count, 0) as grassroots_first_visit_count,
  coalesce(firsts.two_disease_first_visit_count, 0) as two_disease_first_visit_count,
  coalesce(firsts.two_disease_grassroots_first_visit_count, 0) as two_disease_grassroots_first_visit_count,
  coalesce(firsts.referred_count, 0) as referred_count,
  coalesce(firsts.untimed_count, 0) as untimed_count,
  seen.no_diagnosis_count,
  seen.emergency_count,
  seen.inpatient_count,
  seen.checkup_count,
  seen.vaccination_count,
  seen.antenatal_count,
  seen.dialysis_count,
  coalesce(firsts.g14_count, 0) as g14_count,
  coalesce(firsts.g14_grassroots_count, 0) as g14_grassroots_count,
  coalesce(firsts.g30_count, 0) as g30_count,
  coalesce(firsts.g30_grassroots_count, 0) as g30_grassroots_count,
  coalesce(firsts.g90_count, 0) as g90_count,
  coalesce(firsts.g90_grassroots_count, 0) as g90_grassroots_count
from seen
join core.first_visit_months on first_visit_months.bit = seen.bit
join core.assessed_units on assessed_units.unit_no = seen.unit_no
left join firsts on firsts.bit = seen.bit and firsts.unit_no = seen.unit_no
