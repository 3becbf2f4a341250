-- 视图,供一个团队查明细。一行是一名居民一个协议年度段里应履的一个单位:何月末到期,何月末记为已履(没有履的为空)。
-- 指标 fulfilment 的项次就是这些行:月末 b 的应履数 due_bit <= b 的行,已履数 credited_bit <= b 的行。
select
  teams.unit,
  teams.institution,
  teams.team,
  segments.person,
  segments.segment_on,
  segments.ends_on,
  segments.end_year,
  due_units.item,
  due_units.number,
  (segments.due_from_bit + due_units.due_month)::smallint as due_bit,
  (segments.due_from_bit + fulfilment_credits.credited_month)::smallint as credited_bit
from core.segments
join core.teams on teams.team_no = segments.team_no
join core.due_units on due_units.template = segments.template and due_units.due_month <= segments.whole_months
left join core.fulfilment_credits
  on fulfilment_credits.team_no = segments.team_no
  and fulfilment_credits.person = segments.person
  and fulfilment_credits.ordinal = segments.ordinal
  and fulfilment_credits.segment_on = segments.segment_on
  and fulfilment_credits.item_no = due_units.item_no
  and fulfilment_credits.kind_no = due_units.kind_no
  and fulfilment_credits.number = due_units.number
where segments.is_loaded
