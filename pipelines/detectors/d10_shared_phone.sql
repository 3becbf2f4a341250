-- 年末在签、登记了电话的人(exposure)里,电话同时是 5 人以上、3 户以上居民的(hits)。全市一起数,跨团队也算。
-- 不算:这个电话的人八成以上登记在同一地址,那是敬老院、宿舍一类集体住所。
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
  count(shared.phone)::bigint as hits,
  count(*)::bigint as exposure
from core.spans
join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
join core.teams on teams.team_no = spans.team_no
join core.persons on persons.person = spans.person and persons.phone is not null
left join shared on shared.phone = persons.phone
group by year_ends.year, teams.institution, teams.team
