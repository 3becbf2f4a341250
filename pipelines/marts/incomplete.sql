-- 一行是一个就诊数据不全的月份和考核单元(居民的居住单元;空文字为全市),数字不发布(D18)。
-- topic:visits 是应报的人次有 1% 以上没有报;diagnoses 是门诊里没有诊断的超过 10%(D6,只影响首诊率)。
with
places as (
  select
    expected_visits.bit,
    coalesce(assessed_units.unit, '') as unit,
    expected_visits.sender,
    expected_visits.visit_count,
    expected_visits.is_reported
  from core.expected_visits
  left join core.assessed_units on assessed_units.unit_no = expected_visits.unit_no
  where expected_visits.unit_no is not null
  union all
  select expected_visits.bit, '', expected_visits.sender, expected_visits.visit_count, expected_visits.is_reported
  from core.expected_visits
),
missing as (
  select
    places.bit,
    places.unit,
    sum(places.visit_count)::bigint as expected_count,
    coalesce(sum(places.visit_count) filter (where not places.is_reported), 0)::bigint as missing_count,
    string_agg(distinct places.sender, '、' order by places.sender) filter (where not places.is_reported) as senders
  from places
  group by places.bit, places.unit
),
undiagnosed as (
  select
    first_visits.month,
    first_visits.unit,
    first_visits.outpatient_count,
    first_visits.no_diagnosis_count
  from marts.first_visits
  union all
  select
    first_visits.month,
    '',
    sum(first_visits.outpatient_count)::bigint,
    sum(first_visits.no_diagnosis_count)::bigint
  from marts.first_visits
  group by first_visits.month
)
select
  'visits' as topic,
  months.month,
  missing.unit,
  (missing.missing_count::decimal(18, 6) / missing.expected_count)::decimal(9, 6) as missing_share,
  missing.senders
from missing
join core.months on months.bit = missing.bit
cross join core.settings
where missing.missing_count > (1 - settings.completeness_threshold) * missing.expected_count
union all
select
  'diagnoses' as topic,
  undiagnosed.month,
  undiagnosed.unit,
  (undiagnosed.no_diagnosis_count::decimal(18, 6) / undiagnosed.outpatient_count)::decimal(9, 6) as missing_share,
  null as senders
from undiagnosed
cross join core.settings
where undiagnosed.no_diagnosis_count > settings.no_diagnosis_limit * undiagnosed.outpatient_count
