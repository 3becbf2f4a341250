-- 一行是一个团队在一个月末到期或记账的项次,按段的终止年份分开(D3)。月末的应履、已履是此前各行之和。
with
patterns as (
  select
    segments.team_no, segments.due_from_bit, segments.whole_months, segments.end_year, segments.template, segments.is_loaded,
    count(*) as segment_count
  from core.segments
  group by
    segments.team_no, segments.due_from_bit, segments.whole_months, segments.end_year, segments.template, segments.is_loaded
),
due as (
  select
    patterns.team_no,
    patterns.end_year,
    patterns.due_from_bit + due_units.due_month as bit,
    patterns.is_loaded,
    sum(patterns.segment_count)::bigint as unit_count
  from patterns
  join core.due_units on due_units.template = patterns.template and due_units.due_month <= patterns.whole_months
  group by patterns.team_no, patterns.end_year, patterns.due_from_bit + due_units.due_month, patterns.is_loaded
),
done as (
  select
    fulfilment_credits.team_no,
    fulfilment_credits.end_year,
    fulfilment_credits.due_from_bit + fulfilment_credits.credited_month as bit,
    count(*) as unit_count
  from core.fulfilment_credits
  group by
    fulfilment_credits.team_no, fulfilment_credits.end_year,
    fulfilment_credits.due_from_bit + fulfilment_credits.credited_month
),
lines as (
  select
    due.team_no, due.end_year, due.bit,
    case when due.is_loaded then due.unit_count else 0 end as due_count,
    0 as done_count,
    case when due.is_loaded then 0 else due.unit_count end as excluded_count
  from due
  union all
  select done.team_no, done.end_year, done.bit, 0, done.unit_count, 0
  from done
)
select
  lines.team_no,
  lines.end_year,
  lines.bit::smallint as bit,
  sum(lines.due_count)::bigint as due_count,
  sum(lines.done_count)::bigint as done_count,
  sum(lines.excluded_count)::bigint as excluded_count
from lines
group by lines.team_no, lines.end_year, lines.bit
