-- 一行是一个月里,归一个团队的居民由一个报送方送来的、在基层或非基层机构的一类就诊。
with
counted as (
  select
    visits.bit,
    visits.team_no,
    visits.arrival,
    institutions.is_grassroots,
    visits.kind,
    count(*) as visit_count,
    sum(visits.cost_fen)::bigint as cost_fen
  from core.visits
  join core.institutions on institutions.institution_no = visits.institution_no
  where visits.team_no is not null
  group by visits.bit, visits.team_no, visits.arrival, institutions.is_grassroots, visits.kind
)
select
  counted.bit,
  counted.team_no,
  arrivals.sender,
  counted.is_grassroots,
  counted.kind,
  sum(counted.visit_count)::bigint as visit_count,
  sum(counted.cost_fen)::bigint as cost_fen
from counted
join staging.arrivals on arrivals.arrival = counted.arrival
join core.months on months.bit = counted.bit
group by counted.bit, counted.team_no, arrivals.sender, counted.is_grassroots, counted.kind
