-- 本机构自己调查里答很满意的回答。
select
  teams.institution,
  surveys.team,
  null::varchar as operator,
  'survey' as kind,
  surveys.survey as key,
  surveys.person,
  surveys.surveyed_on as happened_on,
  '本机构调查,答很满意' as what
from staging.surveys
join core.teams on teams.team = surveys.team
cross join staging.run
where surveys.surveyor = 'own'
  and surveys.rating = 'very_satisfied'
  and surveys.team in (select suspects.team from flags.suspects)
  and year(surveys.surveyed_on)::varchar = left(run.period, 4)
