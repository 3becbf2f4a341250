-- 最密的那 7 天里签的协议(同样密的取最早的 7 天)。
with
contracts as (
  select contracts.contract, contracts.person, contracts.team, contracts.signed_on, contracts.operator
  from flags.contracts
  join flags.suspects on suspects.team = contracts.team
  join core.teams on teams.team = contracts.team
  cross join staging.run
  where contracts.renewal in ('new', 'transfer')
    and year(contracts.signed_on)::varchar = left(run.period, 4)
    and contracts.signed_on >= teams.founded_on + 180
    and not (month(contracts.signed_on) = 5 and day(contracts.signed_on) between 12 and 26)
),
days as (
  select contracts.team, contracts.signed_on, count(*) as signed_count
  from contracts
  group by contracts.team, contracts.signed_on
),
windows as (
  select
    days.team,
    days.signed_on,
    sum(days.signed_count) over (partition by days.team order by days.signed_on range between interval 6 days preceding and current row) as window_count
  from days
),
densest as (
  select windows.team, windows.signed_on, row_number() over (partition by windows.team order by windows.window_count desc, windows.signed_on) as place
  from windows
)
select
  teams.institution,
  contracts.team,
  contracts.operator,
  'contract' as kind,
  contracts.contract as key,
  contracts.person,
  contracts.signed_on as happened_on,
  '签于最密的 7 天(' || strftime(densest.signed_on - 6, '%Y-%m-%d') || ' 至 ' || strftime(densest.signed_on, '%Y-%m-%d') || ')' as what
from contracts
join densest on densest.team = contracts.team and densest.place = 1
join core.teams on teams.team = contracts.team
where contracts.signed_on between densest.signed_on - 6 and densest.signed_on
