-- 一行是一个就诊数据不全的月份和考核单元(居民的居住单元;空文字为全市),数字不发布(D18)。
-- 应报的报送方里,去年同月人次占 1% 以上的没有报;首年没有去年,按各报送方的平均月。
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
)
select
  months.month,
  missing.unit,
  (missing.missing_count::decimal(18, 6) / missing.expected_count)::decimal(9, 6) as missing_share,
  missing.senders
from missing
join core.months on months.bit = missing.bit
cross join core.settings
where missing.missing_count > (1 - settings.completeness_threshold) * missing.expected_count
