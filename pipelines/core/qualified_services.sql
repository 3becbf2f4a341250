-- 一行是协议期内的一次合格服务(D4):签约日之后,不是群发或讲座;慢病随访也是服务。
-- kind_no 为空的是服务包以外的项目,只算有服务,不算履约。同人同项目同日的重复在 core.fulfilment_credits 去掉。
-- in_segment 为否的落在由同一机构续上的空档里(D1),不属于任何协议年度段,只用于 D4。
with
records as (
  select services.person, service_kinds.kind_no, cast(services.served_at as date) as served_on
  from staging.services
  left join core.service_kinds on service_kinds.item = services.item
  where services.way not in ('broadcast', 'lecture')
  union all
  select follow_ups.person, service_kinds.kind_no, follow_ups.followed_on as served_on
  from staging.follow_ups
  left join core.service_kinds on service_kinds.disease = follow_ups.disease
)
select
  records.person,
  segments.ordinal,
  segments.team_no,
  segments.segment_on,
  segments.due_from_bit,
  segments.whole_months,
  segments.end_year,
  segments.template,
  records.kind_no,
  records.served_on,
  date_diff('month', calendar.first_on, records.served_on)::smallint as bit,
  segments.is_loaded and records.served_on < segments.ends_on as in_segment
from records
join core.segments
  on segments.person = records.person
  and segments.segment_on <= records.served_on
  and segments.covered_to_on > records.served_on
cross join core.calendar
where records.served_on > segments.signed_on and records.served_on >= calendar.first_on
