-- 一行是一个月里一个居住考核单元的常住居民在一个机构的首诊(D6),给区县页按贡献列机构。
select
  first_visit_months.month,
  assessed_units.unit,
  institutions.institution,
  institutions.institution_name,
  institutions.kind,
  institutions.is_grassroots,
  first_visit_months.is_applicable,
  sum(first_visit_counts.first_visit_count)::bigint as first_visit_count
from core.first_visit_counts
join core.first_visit_months on first_visit_months.bit = first_visit_counts.bit
join core.assessed_units on assessed_units.unit_no = first_visit_counts.unit_no
join core.institutions on institutions.institution_no = first_visit_counts.institution_no
group by
  first_visit_months.month, assessed_units.unit, institutions.institution, institutions.institution_name,
  institutions.kind, institutions.is_grassroots, first_visit_months.is_applicable
having sum(first_visit_counts.first_visit_count) > 0
