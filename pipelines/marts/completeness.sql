-- 一行是一个按月报送的来源、一个应报的报送方、一个月份:已到、迟、缺还是退,占预期的多少(D18)。
-- 权重:就诊按去年同月人次(首年按平均月);其余来源每个报送方一份。
with
weights as (
  select expected_visits.bit, expected_visits.sender, sum(expected_visits.visit_count)::bigint as weight
  from core.expected_visits
  group by expected_visits.bit, expected_visits.sender
)
select
  sender_months.source,
  sender_months.sender,
  sender_months.month,
  case
    when sender_months.is_late then '迟'
    when sender_months.is_reported then '已到'
    when sender_months.is_returned then '退'
    else '缺'
  end as state,
  sender_months.due_on,
  case when sender_months.source = 'visits' then coalesce(weights.weight, 0) else 1 end as weight
from core.sender_months
left join weights on weights.bit = sender_months.bit and weights.sender = sender_months.sender
