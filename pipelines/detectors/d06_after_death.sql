-- 死亡之后、出生之前的服务和随访,以及死亡之后签的协议(hits);exposure 是同一人员同月的全部服务和随访。
-- 死亡当天的不算。死亡以医学证明、户籍注销、火化记录和居民登记里最早的一个日期为准。
with
deaths as (
  select persons.person, persons.died_on from core.persons where persons.died_on is not null
  union all
  select deaths.person, deaths.died_on from staging.deaths
),
first_deaths as (
  select deaths.person, min(deaths.died_on) as died_on from deaths group by deaths.person
),
parts as (
  select odd_contacts.team_no, odd_contacts.operator, strftime(odd_contacts.day, '%Y-%m') as period, 1 as hits, 0 as exposure
  from core.odd_contacts
  where odd_contacts.oddity in ('after_death', 'before_birth')
  union all
  select signings.team_no, signings.operator, strftime(signings.signed_on, '%Y-%m'), 1, 0
  from core.signings
  join first_deaths on first_deaths.person = signings.person and signings.signed_on > first_deaths.died_on
  where signings.signed_on >= (select calendar.first_on from core.calendar)
  union all
  select contact_months.team_no, contact_months.operator, contact_months.period, 0, contact_months.contact_count
  from core.contact_months
)
select
  parts.period,
  teams.institution,
  teams.team,
  parts.operator,
  sum(parts.hits)::bigint as hits,
  sum(parts.exposure)::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
group by parts.period, teams.institution, teams.team, parts.operator
