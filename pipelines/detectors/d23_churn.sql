-- 本月签的协议(exposure)里,同一人同一团队 90 天之内刚解过约又签的(hits)。不算:因死亡、迁出解约的。
with
cancelled as (
  select signings.person, signings.team_no, signings.cancelled_on, signings.signed_on
  from core.signings
  where signings.cancelled_on is not null and not signings.is_gone
),
returned as (
  select signings.person, signings.team_no, signings.signed_on, signings.operator
  from core.signings
  join cancelled
    on cancelled.person = signings.person
    and cancelled.team_no = signings.team_no
    and cancelled.signed_on < signings.signed_on
    and signings.signed_on >= cancelled.cancelled_on
    and signings.signed_on <= cancelled.cancelled_on + 90
  group by signings.person, signings.team_no, signings.signed_on, signings.operator
),
parts as (
  select signing_months.team_no, signing_months.operator, signing_months.period, 0 as hits, signing_months.signed_count as exposure
  from core.signing_months
  union all
  select returned.team_no, returned.operator, strftime(returned.signed_on, '%Y-%m'), 1, 0
  from returned
  where returned.signed_on >= (select calendar.first_on from core.calendar)
)
select
  parts.period,
  teams.institution,
  teams.team,
  parts.operator,
  sum(parts.hits)::bigint as hits,
  sum(parts.exposure)::bigint as exposure
from parts
join core.teams on teams.team_no = parts.team_no
group by parts.period, teams.institution, teams.team, parts.operator
