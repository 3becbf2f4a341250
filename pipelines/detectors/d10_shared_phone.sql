-- 年末在签、登记了电话的人(exposure)里,电话同时是 5 人以上、3 户以上居民的(hits)。全市一起数,跨团队也算。
-- 不算:这个电话的人八成以上登记在同一地址,那是敬老院、宿舍一类集体住所。
with
year_ends as (
  select months.year, max(months.bit) as last_bit
  from core.months
  group by months.year
)
select
  year_ends.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  count(shared_phones.phone)::bigint as hits,
  count(*)::bigint as exposure
from core.spans
join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
join core.teams on teams.team_no = spans.team_no
join core.persons on persons.person = spans.person and persons.phone is not null
left join core.shared_phones on shared_phones.phone = persons.phone
group by year_ends.year, teams.institution, teams.team
