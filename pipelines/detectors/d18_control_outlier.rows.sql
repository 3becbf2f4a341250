-- 年末判为达标的患者;前后居家设备测得 160/100 以上的写明,先看这些。
with
year_end as (
  select max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
),
high as (
  select remote_readings.person, max(remote_readings.systolic) as systolic, max(cast(remote_readings.measured_at as date)) as measured_on
  from staging.remote_readings
  cross join staging.run
  where (remote_readings.systolic >= 160 or remote_readings.diastolic >= 100) and year(remote_readings.measured_at)::varchar = left(run.period, 4)
  group by remote_readings.person
)
select
  teams.institution,
  teams.team,
  null::varchar as operator,
  'person' as kind,
  case when high.person is null then '年末达标' else '年末达标,居家偏高' end as key,
  hypertension_standings.person,
  hypertension_standings.managed_on as happened_on,
  '最近一次随访血压达标' || coalesce(',' || strftime(high.measured_on, '%Y-%m-%d') || ' 居家设备偏高,收缩压最高 ' || high.systolic::varchar, '') as what
from core.hypertension_standings
join year_end on (hypertension_standings.controlled_mask >> year_end.last_bit) & 1 = 1
join core.teams on teams.team_no = hypertension_standings.team_no
left join high on high.person = hypertension_standings.person
where teams.team in (select suspects.team from flags.suspects)
