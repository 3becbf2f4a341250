-- 在管的高血压、糖尿病患者里,本年在签满 180 天而没有一次合格服务的人,连同他们的协议。
with
managed as (
  select distinct key_groups.person
  from staging.key_groups
  where key_groups.is_managed and key_groups.key_group in ('hypertension', 'diabetes') and key_groups.ended_on is null
),
year_end as (
  select months.year, max(months.bit) as last_bit, sum(1::bigint << months.bit)::bigint as year_mask
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
  group by months.year
),
unserved as (
  select spans.person, teams.institution, teams.team, spans.effective_on, spans.signed_on, active_days.day_count
  from core.spans
  semi join managed on managed.person = spans.person
  join year_end on (spans.active_mask >> year_end.last_bit) & 1 = 1
  join core.teams on teams.team_no = spans.team_no
  join core.active_days on active_days.person = spans.person and active_days.year = year_end.year and active_days.day_count >= 180
  left join core.service_masks on service_masks.person = spans.person
  where teams.team in (select suspects.team from flags.suspects) and coalesce(service_masks.service_mask, 0) & year_end.year_mask = 0
),
contracts as (
  select contracts.person, contracts.team, contracts.effective_on, contracts.signed_on, min(contracts.contract) as contract, min(contracts.operator) as operator
  from staging.contracts
  where contracts.team in (select suspects.team from flags.suspects)
  group by contracts.person, contracts.team, contracts.effective_on, contracts.signed_on
)
select
  unserved.institution,
  unserved.team,
  contracts.operator,
  'contract' as kind,
  contracts.contract as key,
  unserved.person,
  unserved.signed_on as happened_on,
  '在管患者,本年在签 ' || unserved.day_count::varchar || ' 天,没有一次服务或随访' as what
from unserved
join contracts
  on contracts.person = unserved.person
  and contracts.team = unserved.team
  and contracts.effective_on = unserved.effective_on
  and contracts.signed_on = unserved.signed_on
