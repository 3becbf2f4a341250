-- 一行是一个月里,住在一个考核单元的居民按去年同月预期会在一个报送方发生的就诊人次(D18 的权重)。
-- 首个载入年份没有去年,用该报送方已报各月的平均(取整,至少 1)。unit_no 为空的是没有登记的人,只进全市。
with
visits as (
  select
    unit_visit_counts.bit,
    unit_visit_counts.sender,
    unit_visit_counts.unit_no,
    sum(unit_visit_counts.visit_count)::bigint as visit_count
  from core.unit_visit_counts
  group by unit_visit_counts.bit, unit_visit_counts.sender, unit_visit_counts.unit_no
),
reported_months as (
  select sender_months.sender, count(*) as month_count
  from core.sender_months
  where sender_months.source = 'visits' and sender_months.is_reported
  group by sender_months.sender
),
averages as (
  select
    visits.sender,
    visits.unit_no,
    greatest(sum(visits.visit_count)::bigint // reported_months.month_count, 1) as visit_count
  from visits
  join reported_months on reported_months.sender = visits.sender
  group by visits.sender, visits.unit_no, reported_months.month_count
)
select
  sender_months.bit,
  sender_months.sender,
  averages.unit_no,
  averages.visit_count,
  sender_months.is_reported
from core.sender_months
join averages on averages.sender = sender_months.sender
where sender_months.source = 'visits' and sender_months.bit < 12
union all
select
  sender_months.bit,
  sender_months.sender,
  visits.unit_no,
  visits.visit_count,
  sender_months.is_reported
from core.sender_months
join visits on visits.sender = sender_months.sender and visits.bit = sender_months.bit - 12
where sender_months.source = 'visits' and sender_months.was_reported
