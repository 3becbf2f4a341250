-- 一行是一个月里,一个报送方送来的、住在一个考核单元、归一个团队的居民在一个机构的一类就诊。
-- 团队按就诊当天归属(D1 的 90 天连续);unit 是居民的居住考核单元,登记里没有这个人时为空。
with
visits as (
  select
    visits.person,
    visits.institution,
    cast(visits.visited_at as date) as visited_on,
    visits.kind,
    visits.diagnosis is not null as is_diagnosed,
    visits.cost_fen,
    visits.arrival
  from staging.visits
  join core.calendar on visits.visited_at >= calendar.first_on
),
placed as (
  select
    date_trunc('month', visits.visited_on) as month_on,
    visits.arrival,
    persons.unit,
    coalesce(persons.is_usual, false) as is_usual,
    signed_spans.team,
    visits.institution,
    visits.kind,
    visits.is_diagnosed,
    visits.cost_fen
  from visits
  left join core.persons on persons.person = visits.person
  left join core.signed_spans
    on signed_spans.person = visits.person
    and signed_spans.from_on <= visits.visited_on
    and signed_spans.bridged_to_on > visits.visited_on
),
counted as (
  select
    placed.month_on,
    placed.arrival,
    placed.unit,
    placed.is_usual,
    placed.team,
    placed.institution,
    placed.kind,
    placed.is_diagnosed,
    count(*) as visit_count,
    sum(placed.cost_fen)::bigint as cost_fen
  from placed
  group by
    placed.month_on, placed.arrival, placed.unit, placed.is_usual, placed.team, placed.institution, placed.kind,
    placed.is_diagnosed
)
select
  months.month,
  arrivals.sender,
  counted.unit,
  counted.is_usual,
  counted.team,
  counted.institution,
  counted.kind,
  counted.is_diagnosed,
  sum(counted.visit_count)::bigint as visit_count,
  sum(counted.cost_fen)::bigint as cost_fen
from counted
join core.months on months.start_on = counted.month_on
join staging.arrivals on arrivals.arrival = counted.arrival
group by
  months.month, arrivals.sender, counted.unit, counted.is_usual, counted.team, counted.institution, counted.kind,
  counted.is_diagnosed
