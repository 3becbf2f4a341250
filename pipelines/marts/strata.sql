-- 结果类指标按年龄、性别分层的分子分母,供间接标化(考核期末)。要给别的指标加标化,在这里 union all。
-- 年龄按考核期末周岁分五档;没有出生日期或性别的自成一层。
with
at_end as (
  select periods.period, periods.end_on, months.bit
  from core.periods
  join staging.run on run.period = periods.period
  join core.months on months.month = periods.last_month
)
select
  'blood_pressure_control' as indicator,
  at_end.period,
  coalesce(teams.unit, hypertension_standings.unit) as unit,
  coalesce(teams.institution, hypertension_standings.institution) as institution,
  teams.team,
  case
    when persons.born_on is null then '年龄不详'
    when date_sub('year', persons.born_on, at_end.end_on - 1) < 45 then '45岁以下'
    when date_sub('year', persons.born_on, at_end.end_on - 1) < 55 then '45-54岁'
    when date_sub('year', persons.born_on, at_end.end_on - 1) < 65 then '55-64岁'
    when date_sub('year', persons.born_on, at_end.end_on - 1) < 75 then '65-74岁'
    else '75岁及以上'
  end || case persons.sex when 'male' then '男' when 'female' then '女' else '性别不详' end as stratum,
  sum((hypertension_standings.controlled_mask >> at_end.bit) & 1)::bigint as numerator,
  sum((hypertension_standings.due_mask >> at_end.bit) & 1)::bigint as denominator
from core.hypertension_standings
cross join at_end
left join core.teams on teams.team_no = hypertension_standings.team_no
left join core.persons on persons.person = hypertension_standings.person
where (hypertension_standings.due_mask >> at_end.bit) & 1 = 1
group by
  at_end.period, coalesce(teams.unit, hypertension_standings.unit), coalesce(teams.institution, hypertension_standings.institution), teams.team, stratum
