-- 一行是一名居民归一个团队的一段日子,带团队、机构和考核单元的代码;数字在 core.spans(D1)。
select
  spans.person,
  spans.ordinal,
  teams.team,
  teams.institution,
  teams.unit,
  spans.is_usual,
  spans.signed_on,
  spans.effective_on,
  spans.from_on,
  spans.to_on,
  spans.bridged_to_on,
  spans.active_mask,
  spans.key_mask
from core.spans
join core.teams on teams.team_no = spans.team_no
