-- 一行是一个月末归一个团队、或未签约而归一个管理机构的在管高血压患者人数。位图相同的先并成一行再展开到月份。
with
patterns as (
  select
    hypertension_standings.team_no,
    case when hypertension_standings.team_no is null then hypertension_standings.unit end as unit,
    case when hypertension_standings.team_no is null then hypertension_standings.institution end as institution,
    hypertension_standings.managed_mask,
    hypertension_standings.due_mask,
    hypertension_standings.standard_mask,
    hypertension_standings.controlled_mask,
    count(*) as person_count
  from core.hypertension_standings
  group by
    hypertension_standings.team_no, hypertension_standings.unit, hypertension_standings.institution,
    hypertension_standings.managed_mask, hypertension_standings.due_mask, hypertension_standings.standard_mask,
    hypertension_standings.controlled_mask
)
select
  months.month,
  coalesce(teams.unit, patterns.unit) as unit,
  coalesce(teams.institution, patterns.institution) as institution,
  teams.team,
  sum(patterns.person_count)::bigint as managed_count,
  sum(patterns.person_count * ((patterns.due_mask >> months.bit) & 1))::bigint as due_count,
  sum(patterns.person_count * ((patterns.standard_mask >> months.bit) & 1))::bigint as standard_count,
  sum(patterns.person_count * ((patterns.controlled_mask >> months.bit) & 1))::bigint as controlled_count
from patterns
join core.months on (patterns.managed_mask >> months.bit) & 1 = 1
left join core.teams on teams.team_no = patterns.team_no
group by months.month, coalesce(teams.unit, patterns.unit), coalesce(teams.institution, patterns.institution), teams.team
