-- 一行是一个在签过的协议年度段,连同它的记账 pattern 和独立证据首次出现的月份(D5)。
-- 独立证据:在签约机构有基金结算的就诊,或本人的第三方满意度有效回答,日期在段内。
with
evidence as (
  select visits.person, visits.ordinal, visits.evidence_segment_on as segment_on, visits.bit
  from core.visits
  where visits.evidence_segment_on is not null
  union all
  select segments.person, segments.ordinal, segments.segment_on, date_diff('month', calendar.first_on, surveys.surveyed_on)
  from staging.surveys
  join core.segments
    on segments.person = surveys.person
    and segments.segment_on <= surveys.surveyed_on
    and segments.ends_on > surveys.surveyed_on
  cross join core.calendar
  where surveys.surveyor = 'third_party' and surveys.rating <> 'invalid'
),
first_evidence as (
  select evidence.person, evidence.ordinal, evidence.segment_on, min(evidence.bit)::integer as evidence_bit
  from evidence
  group by evidence.person, evidence.ordinal, evidence.segment_on
)
select
  segments.person,
  segments.ordinal,
  segments.segment_on,
  segments.team_no,
  segments.due_from_bit,
  segments.whole_months,
  segments.template,
  segments.is_loaded,
  segments.open_mask,
  coalesce(segment_credits.pattern, 0) as pattern,
  -- least 和 greatest 会略过空值,所以没有证据要先分出来
  case
    when first_evidence.evidence_bit is null then 0
    else calendar.all_months - ((1::bigint << least(greatest(first_evidence.evidence_bit, 0), calendar.month_count)) - 1)
  end as evidence_mask
from core.segments
cross join core.calendar
left join core.segment_credits
  on segment_credits.person = segments.person
  and segment_credits.ordinal = segments.ordinal
  and segment_credits.segment_on = segments.segment_on
left join first_evidence
  on first_evidence.person = segments.person
  and first_evidence.ordinal = segments.ordinal
  and first_evidence.segment_on = segments.segment_on
where segments.open_mask <> 0
