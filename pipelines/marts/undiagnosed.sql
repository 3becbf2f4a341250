-- 一行是一个门诊诊断缺得太多的月份和考核单元(空文字为全市):没有诊断的超过 10%,首诊率为数据不全(D6)。
with
places as (
  select first_visits.month, first_visits.unit, first_visits.outpatient_count, first_visits.no_diagnosis_count
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
  places.month,
  places.unit,
  (places.no_diagnosis_count::decimal(18, 6) / places.outpatient_count)::decimal(9, 6) as missing_share
from places
cross join core.settings
where places.no_diagnosis_count > settings.no_diagnosis_limit * places.outpatient_count
