-- 年末在签、同时在另一个团队也有有效协议的人(hits),占年末有效协议的人(exposure)。牵涉到的团队都计。
with
year_ends as (
  select months.year, max(months.bit) as last_bit
  from core.months
  group by months.year
),
valid as (
  select distinct year_ends.year, contracts.person, contracts.team_no
  from core.overlapping_contracts as contracts
  join year_ends on (contracts.valid_mask >> year_ends.last_bit) & 1 = 1
),
doubled as (
  select valid.year, valid.person
  from valid
  group by valid.year, valid.person
  having count(*) > 1
),
parts as (
  select valid.year, valid.team_no, count(*) as hits, 0 as exposure
  from valid
  semi join doubled on doubled.year = valid.year and doubled.person = valid.person
  group by valid.year, valid.team_no
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
