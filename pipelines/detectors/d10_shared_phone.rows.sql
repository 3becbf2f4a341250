-- 年末在签、与许多人共用电话的人;只写共用的人数,不写号码。
with
crowded as (
  select residents.phone
  from staging.residents
  where residents.phone is not null
  group by residents.phone
  having count(*) > 5 and count(distinct residents.household) >= 3
),
homes as (
  select residents.phone, residents.address, count(*) as person_count
  from staging.residents
  semi join crowded on crowded.phone = residents.phone
  group by residents.phone, residents.address
),
shared as (
  select homes.phone, sum(homes.person_count) as person_count
  from homes
  group by homes.phone
  -- 大家住在一处的是集体住所
  having max(case when homes.address is null then 0 else homes.person_count end) * 5 < sum(homes.person_count) * 4
),
year_end as (
  select max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
),
contracts as (
  select contracts.person, contracts.team, contracts.effective_on, contracts.signed_on, min(contracts.contract) as contract, min(contracts.operator) as operator
  from staging.contracts
  where contracts.team in (select suspects.team from flags.suspects)
  group by contracts.person, contracts.team, contracts.effective_on, contracts.signed_on
)
select
  teams.institution,
  teams.team,
  contracts.operator,
  'contract' as kind,
  contracts.contract as key,
  spans.person,
  spans.signed_on as happened_on,
  '登记的电话另有 ' || (shared.person_count - 1)::varchar || ' 人共用,不在一户,也不住在一处' as what
from core.spans
join year_end on (spans.active_mask >> year_end.last_bit) & 1 = 1
join core.teams on teams.team_no = spans.team_no
join core.persons on persons.person = spans.person
join shared on shared.phone = persons.phone
join contracts
  on contracts.person = spans.person
  and contracts.team = teams.team
  and contracts.effective_on = spans.effective_on
  and contracts.signed_on = spans.signed_on
