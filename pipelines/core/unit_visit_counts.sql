-- 一行是一个月里,住在一个考核单元的居民由一个报送方送来的、在一个机构的一类就诊;没有登记的人 unit_no 为空。
with
counted as (
  select
    visits.bit,
    visits.unit_no,
    visits.is_usual,
    visits.arrival,
    visits.institution_no,
    visits.kind,
    visits.category is not null as is_diagnosed,
    count(*) as visit_count,
    count(*) filter (where visits.category between 810 and 815 or visits.category between 410 and 414) as two_disease_count
  from core.visits
  group by
    visits.bit, visits.unit_no, visits.is_usual, visits.arrival, visits.institution_no, visits.kind,
    visits.category is not null
)
select
  counted.bit,
  counted.unit_no,
  counted.is_usual,
  arrivals.sender,
  counted.institution_no,
  counted.kind,
  counted.is_diagnosed,
  sum(counted.visit_count)::bigint as visit_count,
  sum(counted.two_disease_count)::bigint as two_disease_count
from counted
join staging.arrivals on arrivals.arrival = counted.arrival
join core.months on months.bit = counted.bit
group by
  counted.bit, counted.unit_no, counted.is_usual, arrivals.sender, counted.institution_no, counted.kind,
  counted.is_diagnosed
