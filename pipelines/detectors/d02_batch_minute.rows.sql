-- 一小时录入 20 份以上的那些协议,连同那一小时录了多少份。
with
entered as (
  select
    contracts.contract,
    contracts.person,
    contracts.team,
    contracts.operator,
    contracts.signed_on,
    contracts.entered_at,
    count(*) over (partition by contracts.team, contracts.operator, date_trunc('hour', contracts.entered_at)) as hour_count,
    count(*) over (partition by contracts.team, contracts.operator, date_trunc('hour', contracts.entered_at + interval 30 minutes)) as half_hour_count
  from flags.contracts
  where contracts.operator is not null
    and contracts.team in (select suspects.team from flags.suspects)
    and contracts.entered_at is not null
)
select
  teams.institution,
  entered.team,
  entered.operator,
  'contract' as kind,
  entered.contract as key,
  entered.person,
  entered.signed_on as happened_on,
  strftime(entered.entered_at, '%Y-%m-%d %H:%M') || ' 录入,前后一小时同一工号录了 ' || greatest(entered.hour_count, entered.half_hour_count)::varchar || ' 份' as what
from entered
join core.teams on teams.team = entered.team
cross join staging.run
where greatest(entered.hour_count, entered.half_hour_count) >= 20 and year(entered.entered_at)::varchar = left(run.period, 4)
