-- 签约居民门诊总费用(分)÷ 门诊人次,所有机构,按就诊当天归属(D1、D10)。
-- 只数两年同月都报了的报送方;其余报送方的门诊人次计入 excluded。
with
visits as (
  select
    team_visit_counts.bit,
    team_visit_counts.team_no,
    team_visit_counts.visit_count,
    team_visit_counts.cost_fen,
    matched_senders.sender is not null as is_matched
  from core.team_visit_counts
  left join core.matched_senders
    on matched_senders.bit = team_visit_counts.bit and matched_senders.sender = team_visit_counts.sender
  where team_visit_counts.kind = 'outpatient'
)
select
  months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  coalesce(sum(visits.cost_fen) filter (where visits.is_matched), 0)::bigint as numerator,
  coalesce(sum(visits.visit_count) filter (where visits.is_matched), 0)::bigint as denominator,
  coalesce(sum(visits.visit_count) filter (where not visits.is_matched), 0)::bigint as excluded
from visits
join core.months on months.bit = visits.bit
join core.teams on teams.team_no = visits.team_no
group by months.month, teams.unit, teams.institution, teams.team
