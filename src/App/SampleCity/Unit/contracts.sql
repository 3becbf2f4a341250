-- One row is a contract as signed, with package, way of signing, who entered it and when, what was paid; end_on is its last day plus one.
with drawn as (
  select
    agreements.*,
    teams.team,
    teams.member_count,
    conduct.batch,
    person_no * 16 + contract_year * 4 + sequence as contract_no,
    bits('contract.paper', person_no * 16 + contract_year * 4 + sequence) as paper,
    bits('contract.entry', person_no * 16 + contract_year * 4 + sequence) as entry,
    bits('conduct.batch', person_no * 4 + contract_year) as batch_draw
  from agreements
  join city.teams using (team_no)
  join city.conduct using (team_no)
  where signed_on <= getvariable('last_day')
),
chosen as (
  select
    *,
    contract_year = 2 and u(batch_draw, 0) < batch as is_batch,
    case
      when u(paper, 0) >= 0.24e0 then 'JC01'
      when groups & 32 > 0 and u(paper, 0) < 0.13e0 then 'GX03'
      when groups & 16 > 0 then 'GX02'
      when groups & 4 > 0 then 'GX04'
      when groups & 2 > 0 then 'GX05'
      when groups & 1 > 0 then 'GX01'
      else 'JC01' end as package
  from drawn
)
select
  contract_no,
  (10000000000 + contract_no)::varchar as contract,
  person_no,
  person,
  team_no,
  team,
  package,
  signed_on,
  effective_on,
  expires_on,
  cancelled_on,
  case when cancelled_on is not null then stop_reason end as cancel_reason,
  sequence,
  sequence = 3 as is_mistake,
  is_burst,
  is_batch,
  conceived_on,
  renewal,
  case
    when is_batch and u(batch_draw, 1) < 0.6e0 then 'import'
    when (age < 14 or age >= 80) and u(paper, 1) < 0.6e0 then 'family'
    when u(paper, 1) < 0.62e0 then 'self'
    when u(paper, 1) < 0.80e0 then 'scan'
    when u(paper, 1) < 0.92e0 then 'family'
    when u(paper, 1) < 0.97e0 then 'doctor'
    else 'import' end as sign_way,
  team || '-' || case when is_batch then 1 else 1 + part_of(entry, 32, 8) % member_count end::varchar as operator,
  case
    -- a month's paper typed in one evening hour
    when is_batch then at_minute(last_day(signed_on), 1170) + to_seconds(floor(3600e0 * u(batch_draw, 2))::integer)
    else at_minute(signed_on + floor(3.5e0 * u(entry, 0) * u(entry, 0))::integer, 480 + floor(540e0 * u(entry, 1))::integer)
      + to_seconds(part_of(entry, 0, 6) % 60) end as entered_at,
  price_fen as received_fen,
  case when cancelled_on - signed_on <= 30 and price_fen > 0 then price_fen end as refunded_fen,
  groups,
  left_on,
  contract_year,
  least(expires_on + 1, coalesce(cancelled_on, expires_on + 1)) as end_on,
  month_no(signed_on) as signed_month,
  case when sequence = 3 then month_no(signed_on) + 1 else month_no(cancelled_on) end as ended_month
from chosen
join city.packages using (package)
