-- 本年生效、续之前 12 个月没有服务的续约。
with
renewed as (
  select
    contracts.contract,
    contracts.person,
    contracts.team,
    contracts.operator,
    contracts.signed_on,
    contracts.effective_on,
    contracts.renewal,
    contracts.service_mask,
    date_diff('month', calendar.first_on, contracts.effective_on) as bit
  from flags.contracts
  cross join core.calendar
  where contracts.renewal in ('renewal', 'auto')
    and contracts.effective_on >= calendar.first_on + interval 12 months
    and contracts.effective_on < calendar.as_of
)
select
  teams.institution,
  renewed.team,
  renewed.operator,
  'contract' as kind,
  renewed.contract as key,
  renewed.person,
  renewed.signed_on as happened_on,
  case renewed.renewal when 'auto' then '自动续约' else '续签' end || ',此前 12 个月没有一次服务或随访' as what
from renewed
join core.teams on teams.team = renewed.team
cross join staging.run
where (coalesce(renewed.service_mask, 0) >> (renewed.bit - 12)::integer) & 4095 = 0
  and renewed.team in (select suspects.team from flags.suspects)
  and year(renewed.effective_on)::varchar = left(run.period, 4)
