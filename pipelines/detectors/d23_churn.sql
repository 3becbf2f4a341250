-- 本月签的协议(exposure)里,同一人同一团队 90 天之内刚解过约又签的(hits)。不算:因死亡、迁出解约的。
with
cancelled as (
  select contracts.person, contracts.team, contracts.cancelled_on, contracts.contract
  from staging.contracts
  where contracts.cancelled_on is not null and coalesce(contracts.cancel_reason, 'other') not in ('died', 'moved')
),
returned as (
  select contracts.contract, max(cancelled.cancelled_on) as cancelled_on
  from staging.contracts
  join cancelled
    on cancelled.person = contracts.person
    and cancelled.team = contracts.team
    and cancelled.contract <> contracts.contract
    and contracts.signed_on >= cancelled.cancelled_on
    and contracts.signed_on <= cancelled.cancelled_on + 90
  group by contracts.contract
)
select
  strftime(contracts.signed_on, '%Y-%m') as period,
  teams.institution,
  contracts.team,
  contracts.operator,
  count(returned.contract)::bigint as hits,
  count(*)::bigint as exposure
from staging.contracts
join core.teams on teams.team = contracts.team
left join returned on returned.contract = contracts.contract
where contracts.signed_on >= (select calendar.first_on from core.calendar)
group by strftime(contracts.signed_on, '%Y-%m'), teams.institution, contracts.team, contracts.operator
