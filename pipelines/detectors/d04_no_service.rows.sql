-- 本年在签满 180 天而没有一次合格服务的人,连同他们的协议。
with
year_end as (
  select months.year, max(months.bit) as last_bit, sum(1::bigint << months.bit)::bigint as year_mask
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
  group by months.year
),
unserved as (
  select spans.person, teams.institution, teams.team, spans.contract, spans.signed_on, active_days.day_count
  from core.spans
  join year_end on (spans.active_mask >> year_end.last_bit) & 1 = 1
  join core.teams on teams.team_no = spans.team_no
  join core.active_days on active_days.person = spans.person and active_days.year = year_end.year and active_days.day_count >= 180
  left join core.service_masks on service_masks.person = spans.person
  where teams.team in (select suspects.team from flags.suspects) and coalesce(service_masks.service_mask, 0) & year_end.year_mask = 0
)
select
  unserved.institution,
  unserved.team,
  contracts.operator,
  'contract' as kind,
  unserved.contract as key,
  unserved.person,
  unserved.signed_on as happened_on,
  '本年在签 ' || unserved.day_count::varchar || ' 天,没有一次服务或随访' as what
from unserved
join flags.contracts on contracts.contract = unserved.contract
