-- 本机构自己调查的有效回答(exposure)里答很满意的(hits)。设备、网络地址和时刻没有报送,不能核对是否同一台设备。
select
  strftime(surveys.surveyed_on, '%Y-%m') as period,
  teams.institution,
  surveys.team,
  null::varchar as operator,
  count(*) filter (where surveys.rating = 'very_satisfied')::bigint as hits,
  count(*)::bigint as exposure
from staging.surveys
join core.teams on teams.team = surveys.team
where surveys.surveyor = 'own' and surveys.rating <> 'invalid'
group by strftime(surveys.surveyed_on, '%Y-%m'), teams.institution, surveys.team
