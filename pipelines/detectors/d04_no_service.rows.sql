-- 本年在签满 180 天而没有一次合格服务的人,连同他们的协议。
with
year_end as (
  select months.year, max(months.bit) as last_bit, sum(1::bigint << months.bit)::bigint as year_mask
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
  group by months.year
),
suspected as (
  select spans.person, teams.institution, teams.team, spans.contract, spans.signed_on
  from core.spans
  join year_end on (spans.active_mask >> year_end.last_bit) & 1 = 1
  join core.teams on teams.team_no = spans.team_no
  where teams.team in (select suspects.team from flags.suspects)
),
long_signed as (
  select active_days.person, active_days.day_count
  from core.active_days
  join year_end on active_days.year = year_end.year
  semi join suspected on suspected.person = active_days.person
  where active_days.day_count >= 180
),
served as (
  select service_masks.person
  from core.service_masks
  join year_end on service_masks.service_mask & year_end.year_mask <> 0
  semi join suspected on suspected.person = service_masks.person
)
select
  suspected.institution,
  suspected.team,
  contracts.operator,
  'contract' as kind,
  suspected.contract as key,
  suspected.person,
  suspected.signed_on as happened_on,
  '本年在签 ' || long_signed.day_count::varchar || ' 天,没有一次服务或随访' as what
from suspected
join long_signed on long_signed.person = suspected.person
anti join served on served.person = suspected.person
join flags.contracts on contracts.contract = suspected.contract
