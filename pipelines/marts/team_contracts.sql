-- 视图,供一个团队查明细:一行是一份计数协议的一个协议年度段,连同代码和各月末的状况位图。
select
  teams.unit,
  teams.institution,
  teams.team,
  segments.contract,
  segments.person,
  packages.package,
  segments.signed_on,
  segments.effective_on,
  segments.segment_on,
  segments.is_usual,
  segments.active_mask,
  segments.key_mask,
  segments.long_mask,
  segments.served_mask,
  segments.due_mask,
  segments.met_mask,
  segments.substantive_mask
from marts.team_segments as segments
join core.teams on teams.team_no = segments.team_no
left join core.packages on packages.package_no = segments.package_no
