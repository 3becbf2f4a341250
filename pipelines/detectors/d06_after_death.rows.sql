-- 本期内死亡之后、出生之前的每一次服务、随访和签约。
with
deaths as (
  select persons.person, persons.died_on from core.persons where persons.died_on is not null
  union all
  select deaths.person, deaths.died_on from staging.deaths
),
first_deaths as (
  select deaths.person, min(deaths.died_on) as died_on from deaths group by deaths.person
),
found as (
  select
    teams.team, odd_contacts.operator, odd_contacts.kind, odd_contacts.contact as key, odd_contacts.person, odd_contacts.day as happened_on,
    case odd_contacts.oddity when 'after_death' then '死亡日期 ' else '出生日期 ' end || strftime(odd_contacts.against_on, '%Y-%m-%d')
    || case odd_contacts.oddity when 'after_death' then ',此后 ' || (odd_contacts.day - odd_contacts.against_on)::varchar || ' 天仍有服务' else ',此前就有服务' end as what
  from core.odd_contacts
  join core.teams on teams.team_no = odd_contacts.team_no
  where odd_contacts.oddity in ('after_death', 'before_birth')
  union all
  select
    contracts.team, contracts.operator, 'contract', contracts.contract, contracts.person, contracts.signed_on,
    '死亡日期 ' || strftime(first_deaths.died_on, '%Y-%m-%d') || ',此后 ' || (contracts.signed_on - first_deaths.died_on)::varchar || ' 天仍签约'
  from flags.contracts
  join first_deaths on first_deaths.person = contracts.person and contracts.signed_on > first_deaths.died_on
  where contracts.team in (select suspects.team from flags.suspects)
)
select teams.institution, found.team, found.operator, found.kind, found.key, found.person, found.happened_on, found.what
from found
join core.teams on teams.team = found.team
cross join staging.run
where found.team in (select suspects.team from flags.suspects) and year(found.happened_on)::varchar = left(run.period, 4)
