-- One row is a person at home, their health and whether they sign in each of three years: a chain whose share of signed people stays at the team's coverage
-- while the team's share of renewals is what it is (key groups sign more, people who only lodge or are only registered less).
with wanted as (
  select
    health.*,
    bits('signing', person_no) as draw,
    teams.is_new,
    teams.renewal_share,
    conduct.burst,
    least(0.92e0, teams.coverage * case when health.groups <> 0 then 1.20e0 else 0.90e0 end) as share,
    case
      when u(bits('residence', person_no), 0) < 0.93e0 then 'usual'
      when u(bits('residence', person_no), 0) < 0.97e0 then 'registered'
      else 'temporary' end as residence
  from health
  join city.teams using (team_no)
  join city.conduct using (team_no)
),
shares as (
  select *, case when residence = 'usual' then least(0.93e0, 1.066e0 * share) else 0.45e0 * share end as signed_share from wanted
),
chances as (
  select *, least(0.5e0, signed_share * (1e0 - renewal_share) / (1e0 - signed_share)) as sign_chance from shares
),
kept as (
  select *, greatest(renewal_share, 1e0 - (1e0 - signed_share) * sign_chance / signed_share) as keep_chance from chances
),
first_year as (
  select *, not is_new and u(draw, 0) < 0.97e0 * signed_share as signed_0 from kept
),
second_year as (
  select *, not is_new and u(draw, 1) < case when signed_0 then keep_chance else sign_chance end as signed_1 from first_year
),
third_year as (
  select *, u(draw, 2) < case when is_new then 0.7e0 * signed_share when signed_1 then keep_chance else sign_chance end as signed_2
  from second_year
)
select
  * exclude (draw, is_new, renewal_share, burst, share, signed_share, sign_chance, keep_chance, signed_2),
  -- a team that signs in a burst signs people who would not have come
  signed_2 or u(draw, 3) < least(0.9e0, burst * signed_share / (1e0 - signed_share)) as signed_2,
  not signed_2 and u(draw, 3) < least(0.9e0, burst * signed_share / (1e0 - signed_share)) as is_burst,
  -- of those who go on, the ones beyond the team's renewals come back late
  signed_0 and signed_1 and u(draw, 1) >= renewal_share as is_late_1,
  signed_1 and signed_2 and u(draw, 2) >= renewal_share as is_late_2
from third_year
