-- 年末在签、同时在另一个团队也有有效协议的人(hits),占年末有效协议的人(exposure)。牵涉到的团队都计。
with
year_ends as (
  select months.year, max(months.bit) as last_bit, max(months.end_on) as end_on
  from core.months
  group by months.year
),
doubled as (
  select distinct year_ends.year, year_ends.end_on, duplicate_contracts.person
  from core.duplicate_contracts
  join year_ends on (duplicate_contracts.duplicate_mask >> year_ends.last_bit) & 1 = 1
),
sides as (
  select doubled.year, doubled.person, contracts.team_no, count(*) over (partition by doubled.year, doubled.person) as side_count
  from doubled
  join core.contracts on contracts.person = doubled.person and contracts.effective_on < doubled.end_on and contracts.end_on >= doubled.end_on
  group by doubled.year, doubled.person, contracts.team_no
),
parts as (
  select sides.year, sides.team_no, count(*) as hits, 0 as exposure
  from sides
  where sides.side_count > 1
  group by sides.year, sides.team_no
  union all
  select year_ends.year, spans.team_no, 0, count(*)
  from core.spans
  join year_ends on (spans.active_mask >> year_ends.last_bit) & 1 = 1
  group by year_ends.year, spans.team_no
)
select
  parts.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  sum(parts.hits)::bigint as hits,
  greatest(sum(parts.exposure), sum(parts.hits))::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
group by parts.year, teams.institution, teams.team
