-- 年末履约的人(exposure)里没有独立证据(医保结算、第三方回答)的(hits)。名次在前一成而证据弱于同组九成的团队,由程序据此与名次合判。
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
  count(*) filter (where (standings.substantive_mask >> year_ends.last_bit) & 1 = 0)::bigint as hits,
  count(*)::bigint as exposure
from core.standings
join year_ends on (standings.met_mask >> year_ends.last_bit) & 1 = 1
join core.teams on teams.team_no = standings.team_no
group by year_ends.year, teams.institution, teams.team
