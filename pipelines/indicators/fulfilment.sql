-- 已履项次 ÷ 应履项次,协议年度累计(D3):数月末仍在进行、或本历年内到月末为止结束的段,从段首累计到月末或段末。
-- 已履逐人逐项以应履封顶。excluded:段首早于首个载入月份的段的应履,按首月人群算。
select
  months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  sum(fulfilment_counts.done_count)::bigint as numerator,
  sum(fulfilment_counts.due_count)::bigint as denominator,
  sum(fulfilment_counts.excluded_count)::bigint as excluded
from core.fulfilment_counts
join core.months on fulfilment_counts.bit <= months.bit and fulfilment_counts.end_year >= months.year
join core.teams on teams.team_no = fulfilment_counts.team_no
group by months.month, teams.unit, teams.institution, teams.team
