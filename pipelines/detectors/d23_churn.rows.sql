-- 解约后 90 天之内又签的协议。
with
cancelled as (
  select contracts.person, contracts.team, contracts.cancelled_on, contracts.signed_on
  from flags.contracts
  where contracts.cancelled_on is not null and coalesce(contracts.cancel_reason, 'other') not in ('died', 'moved')
),
returned as (
  select contracts.contract, max(cancelled.cancelled_on) as cancelled_on
  from flags.contracts
  join cancelled
    on cancelled.person = contracts.person
    and cancelled.team = contracts.team
    and cancelled.signed_on < contracts.signed_on
    and contracts.signed_on >= cancelled.cancelled_on
    and contracts.signed_on <= cancelled.cancelled_on + 90
  group by contracts.contract
)
select
  teams.institution,
  contracts.team,
  contracts.operator,
  'contract' as kind,
  contracts.contract as key,
  contracts.person,
  contracts.signed_on as happened_on,
  strftime(returned.cancelled_on, '%Y-%m-%d') || ' 解约,' || (contracts.signed_on - returned.cancelled_on)::varchar || ' 天后又签' as what
from flags.contracts
join returned on returned.contract = contracts.contract
join core.teams on teams.team = contracts.team
cross join staging.run
where contracts.team in (select suspects.team from flags.suspects) and year(contracts.signed_on)::varchar = left(run.period, 4)
