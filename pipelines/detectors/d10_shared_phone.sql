-- 年末在签、登记了电话的人(exposure)里,电话同时是 5 人以上、3 户以上居民的(hits)。全市一起数,跨团队也算。
-- 不算:这个电话的人八成以上登记在同一地址,那是敬老院、宿舍一类集体住所。
with
year_ends as (
  select months.year, max(months.bit) as last_bit
  from core.months
  group by months.year
),
-- 登记了电话的人:电话是不是许多户共用的
phones as (
  select persons.person, shared_phones.phone is not null as is_shared
  from core.persons
  left join core.shared_phones on shared_phones.phone = persons.phone
  where persons.phone is not null
),
counts as (
  select year_ends.year, spans.team_no, count(*) filter (where phones.is_shared) as shared_count, count(*) as person_count
  from core.spans
  join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
  join phones on phones.person = spans.person
  group by year_ends.year, spans.team_no
)
select
  counts.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  counts.shared_count as hits,
  counts.person_count as exposure
from counts
join core.teams on teams.team_no = counts.team_no
