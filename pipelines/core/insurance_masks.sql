-- 一行是一名参保居民在各月末参加的基金。同时有职工和居民参保的按职工:一个人头只由一个基金付(D2)。
with
bounded as (
  select
    insurance.person,
    insurance.fund,
    least(greatest(date_diff('month', calendar.first_on, insurance.insured_from), 0), calendar.month_count)::integer as from_bit,
    least(
      greatest(coalesce(date_diff('month', calendar.first_on, insurance.insured_to), calendar.month_count), 0),
      calendar.month_count
    )::integer as to_bit
  from staging.insurance
  cross join core.calendar
),
masked as (
  select
    bounded.person,
    coalesce(
      bit_or((1::bigint << bounded.to_bit) - (1::bigint << bounded.from_bit)) filter (where bounded.fund = 'employee'), 0
    ) as employee_mask,
    coalesce(
      bit_or((1::bigint << bounded.to_bit) - (1::bigint << bounded.from_bit)) filter (where bounded.fund = 'resident'), 0
    ) as resident_mask
  from bounded
  where bounded.from_bit < bounded.to_bit
  group by bounded.person
)
select masked.person, masked.employee_mask, masked.resident_mask & ~masked.employee_mask as resident_mask
from masked
