-- 视图,供一个团队查明细:一行是一份计数协议的一个协议年度段,连同代码和各月末的状况位图。
select
  teams.unit,
  teams.institution,
  teams.team,
  standings.contract,
  standings.person,
  packages.package,
  standings.signed_on,
  standings.effective_on,
  standings.segment_on,
  standings.is_usual,
  standings.active_mask,
  standings.key_mask,
  standings.long_mask,
  standings.served_mask,
  standings.due_mask,
  standings.met_mask,
  standings.substantive_mask
from core.standings
join core.teams on teams.team_no = standings.team_no
left join core.packages on packages.package_no = standings.package_no
