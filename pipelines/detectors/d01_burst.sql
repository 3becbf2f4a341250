-- 一年里最密的连续 7 天首签、转签了多少份(hits),占全年首签、转签的多少(exposure)。
-- 不算:续签(到期集中是上一年的事)、5·19 宣传周前后一周、新团队组建后的头 180 天。
with
signed as (
  select signings.team_no, signings.signed_on, count(*) as signed_count
  from core.signings
  join core.teams on teams.team_no = signings.team_no
  where signings.renewal in ('new', 'transfer')
    and signings.signed_on >= (select calendar.first_on from core.calendar)
    and signings.signed_on >= teams.founded_on + 180
    and not (month(signings.signed_on) = 5 and day(signings.signed_on) between 12 and 26)
  group by signings.team_no, signings.signed_on
),
windows as (
  select
    signed.team_no,
    year(signed.signed_on) as year,
    signed.signed_count,
    sum(signed.signed_count) over (
      partition by signed.team_no, year(signed.signed_on) order by signed.signed_on range between interval 6 days preceding and current row
    ) as window_count
  from signed
)
select
  windows.year::varchar as period,
  teams.institution,
  teams.team,
  null::varchar as operator,
  max(windows.window_count)::bigint as hits,
  sum(windows.signed_count)::bigint as exposure
from windows
join core.teams on teams.team_no = windows.team_no
group by windows.year, teams.institution, teams.team
