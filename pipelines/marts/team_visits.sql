-- 视图,供一个团队查明细。一行是就诊当天归一个团队的居民的一次就诊。指标 grassroots_share、cost_per_visit 的人次就是这些行。
select
  teams.unit,
  teams.institution,
  teams.team,
  months.month,
  visits.person,
  visits.visited_on,
  institutions.institution as visited_institution,
  institutions.institution_name as visited_institution_name,
  institutions.is_grassroots,
  visits.is_contracted,
  cast(visits.kind as varchar) as kind,
  chr(65 + visits.category // 100) || lpad((visits.category % 100)::varchar, 2, '0') as diagnosis,
  visits.cost_fen,
  visits.fund_fen
from core.visits
join core.teams on teams.team_no = visits.team_no
join core.institutions on institutions.institution_no = visits.institution_no
join core.months on months.bit = visits.bit
