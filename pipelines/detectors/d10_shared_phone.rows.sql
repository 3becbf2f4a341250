-- 年末在签、与许多人共用电话的人;只写共用的人数,不写号码。
with
year_end as (
  select max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
)
select
  teams.institution,
  teams.team,
  contracts.operator,
  'contract' as kind,
  spans.contract as key,
  spans.person,
  spans.signed_on as happened_on,
  '登记的电话另有 ' || (shared_phones.person_count - 1)::varchar || ' 人共用,不在一户,也不住在一处' as what
from core.spans
join year_end on (spans.active_mask >> year_end.last_bit) & 1 = 1
join core.teams on teams.team_no = spans.team_no
join core.persons on persons.person = spans.person
join core.shared_phones on shared_phones.phone = persons.phone
join flags.contracts on contracts.contract = spans.contract
where teams.team in (select suspects.team from flags.suspects)
