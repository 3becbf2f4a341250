-- 一行是一个月一个居住考核单元的常住居民的就诊(门诊、急诊)与其中基层的人次。它数就诊,不数首诊,与首诊率并列、从不相混(D6)。
select
  months.month,
  assessed_units.unit,
  sum(unit_visit_counts.visit_count)::bigint as visit_count,
  coalesce(sum(unit_visit_counts.visit_count) filter (where institutions.is_grassroots), 0)::bigint as grassroots_visit_count,
  sum(unit_visit_counts.two_disease_count)::bigint as two_disease_visit_count,
  coalesce(sum(unit_visit_counts.two_disease_count) filter (where institutions.is_grassroots), 0)::bigint
    as two_disease_grassroots_visit_count
from core.unit_visit_counts
join core.months on months.bit = unit_visit_counts.bit
join core.assessed_units on assessed_units.unit_no = unit_visit_counts.unit_no
join core.institutions on institutions.institution_no = unit_visit_counts.institution_no
where unit_visit_counts.is_usual and unit_visit_counts.kind in ('outpatient', 'emergency')
group by months.month, assessed_units.unit
