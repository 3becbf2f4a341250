-- 年末履约而没有独立证据的人。
with
year_end as (
  select max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
)
select
  teams.institution,
  teams.team,
  null::varchar as operator,
  'person' as kind,
  strftime(standings.segment_on, '%Y-%m-%d') as key,
  standings.person,
  standings.segment_on as happened_on,
  '到期各项都记为已履,没有医保结算或第三方回答可以佐证' as what
from core.standings
join year_end on (standings.met_mask >> year_end.last_bit) & 1 = 1
join core.teams on teams.team_no = standings.team_no
where (standings.substantive_mask >> year_end.last_bit) & 1 = 0
  and teams.team in (select suspects.team from flags.suspects)
