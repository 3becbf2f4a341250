-- 视图,只有按协议计分(level: contract)的方案才读它,所以不声明 key:检查会每次把它算一遍。一行是考核期末在签的一份计数协议,一人一行。
-- 方案的指标编号就是这里的列名;另有“列名_due”的,是它的分母,如 fulfilled_units 与 fulfilled_units_due。空值是不适用,没有就写 0。
-- 结算资格也是这里的列(core.eligibilities 的代码),minimum_days 用 active_days。要按别的数计分,在这里加列。
with
at_end as (
  select periods.period, months.bit, months.end_on, months.year
  from core.periods
  join staging.run on run.period = periods.period
  join core.months on months.month = periods.last_month
),
services as (
  select
    qualified_services.person,
    qualified_services.team_no,
    qualified_services.segment_on,
    count(distinct (qualified_services.served_on, qualified_services.kind_no)) as service_count,
    count(distinct (qualified_services.served_on, qualified_services.kind_no)) filter (where service_kinds.disease is not null) as follow_up_count
  from core.qualified_services
  join at_end on qualified_services.bit <= at_end.bit
  left join core.service_kinds on service_kinds.kind_no = qualified_services.kind_no
  where qualified_services.in_segment
  group by qualified_services.person, qualified_services.team_no, qualified_services.segment_on
),
settled as (
  select visits.person, visits.evidence_segment_on as segment_on, count(*) as settled_visit_count
  from core.visits
  join at_end on visits.bit <= at_end.bit
  where visits.evidence_segment_on is not null
  group by visits.person, visits.evidence_segment_on
),
ratings as (
  select
    surveys.person,
    segments.segment_on,
    last(
      case surveys.rating when 'very_satisfied' then 5 when 'satisfied' then 4 when 'neutral' then 3 when 'unsatisfied' then 2 else 1 end
      order by surveys.surveyed_on, surveys.survey
    ) as rating
  from staging.surveys
  join at_end on surveys.surveyed_on < at_end.end_on
  join core.segments
    on segments.person = surveys.person and segments.segment_on <= surveys.surveyed_on and segments.ends_on > surveys.surveyed_on
  where surveys.surveyor = 'third_party' and surveys.rating <> 'invalid'
  group by surveys.person, segments.segment_on
),
progress as (
  select
    segment_progress.person,
    segment_progress.team_no,
    segment_progress.segment_on,
    segment_progress.template,
    segment_progress.pattern,
    least(at_end.bit - segment_progress.due_from_bit, segment_progress.whole_months)::integer as whole_months
  from core.segment_progress
  join at_end on (segment_progress.open_mask >> at_end.bit) & 1 = 1
  where segment_progress.is_loaded
),
due as (
  select combinations.template, combinations.whole_months, count(due_units.number) as unit_count
  from (select distinct progress.template, progress.whole_months from progress) as combinations
  left join core.due_units
    on due_units.template = combinations.template and due_units.due_month <= combinations.whole_months
  group by combinations.template, combinations.whole_months
),
done as (
  select
    combinations.pattern,
    combinations.whole_months,
    sum((combinations.pattern >> (9 * credited.month)) & 511)::bigint as unit_count
  from (select distinct progress.pattern, progress.whole_months from progress) as combinations
  join (select range.range::integer as month from range(0, 13)) as credited on credited.month <= combinations.whole_months
  group by combinations.pattern, combinations.whole_months
)
select
  at_end.period,
  contracts.unit,
  contracts.institution,
  contracts.team,
  contracts.contract,
  contracts.person,
  active_days.day_count::integer as active_days,
  cut_persons.person is not null as is_cut,
  true as signed_persons,
  contracts.is_usual as usual_resident,
  coalesce((insurance_masks.employee_mask >> at_end.bit) & 1 = 1, false) as employee_insured,
  coalesce((insurance_masks.resident_mask >> at_end.bit) & 1 = 1, false) as resident_insured,
  case when (contracts.long_mask >> at_end.bit) & 1 = 1 then ((contracts.served_mask >> at_end.bit) & 1)::integer end as is_served,
  case when (contracts.due_mask >> at_end.bit) & 1 = 1 then ((contracts.met_mask >> at_end.bit) & 1)::integer end as is_fulfilled,
  case when (contracts.due_mask >> at_end.bit) & 1 = 1 then ((contracts.substantive_mask >> at_end.bit) & 1)::integer end as is_substantive,
  done.unit_count as fulfilled_units,
  due.unit_count as fulfilled_units_due,
  coalesce(services.service_count, 0) as service_count,
  case
    when ((key_group_masks.hypertension_mask | key_group_masks.diabetes_mask) >> at_end.bit) & 1 = 1
      then coalesce(services.follow_up_count, 0)
  end as follow_up_count,
  coalesce(settled.settled_visit_count, 0) as settled_visit_count,
  coalesce(ratings.rating, 0)::integer as rating
from marts.team_contracts as contracts
join at_end on (contracts.active_mask >> at_end.bit) & 1 = 1
join core.teams on teams.team = contracts.team
left join core.active_days on active_days.person = contracts.person and active_days.year = at_end.year
left join core.insurance_masks on insurance_masks.person = contracts.person
left join core.cut_persons on cut_persons.person = contracts.person and cut_persons.team_no = teams.team_no
left join core.key_group_masks on key_group_masks.person = contracts.person
left join services
  on services.person = contracts.person and services.team_no = teams.team_no and services.segment_on = contracts.segment_on
left join settled on settled.person = contracts.person and settled.segment_on = contracts.segment_on
left join ratings on ratings.person = contracts.person and ratings.segment_on = contracts.segment_on
left join progress
  on progress.person = contracts.person and progress.team_no = teams.team_no and progress.segment_on = contracts.segment_on
left join due on due.template = progress.template and due.whole_months = progress.whole_months
left join done on done.pattern = progress.pattern and done.whole_months = progress.whole_months
