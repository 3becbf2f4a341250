-- 一行是一名在管高血压患者的一段管理在一年里的部分 [starts_on, ends_on)。本年满 m 个整月在位图第 due_from_bit + m 位的月末。
with
years as (
  select months.year, min(months.bit) as first_bit
  from core.months
  group by months.year
),
clipped as (
  select
    managed_hypertension.person,
    managed_hypertension.managed_on,
    managed_hypertension.institution,
    managed_hypertension.unit,
    managed_hypertension.elderly_on,
    years.year,
    years.first_bit,
    greatest(managed_hypertension.managed_on, make_date(years.year, 1, 1)) as starts_on,
    least(managed_hypertension.ends_on, make_date(years.year + 1, 1, 1)) as ends_on
  from core.managed_hypertension
  join years
    on managed_hypertension.managed_on < make_date(years.year + 1, 1, 1)
    and managed_hypertension.ends_on > make_date(years.year, 1, 1)
),
bounded as (
  select
    clipped.person,
    clipped.managed_on,
    clipped.institution,
    clipped.unit,
    clipped.elderly_on,
    clipped.year,
    clipped.starts_on,
    clipped.ends_on,
    (clipped.first_bit + month(clipped.starts_on) - 1)::integer as start_bit,
    (clipped.first_bit + date_diff('month', make_date(clipped.year, 1, 1), clipped.ends_on))::integer as to_bit,
    (clipped.first_bit + 12)::integer as year_end_bit
  from clipped
)
select
  bounded.person,
  bounded.managed_on,
  bounded.institution,
  bounded.unit,
  bounded.elderly_on,
  bounded.year::smallint as year,
  bounded.starts_on,
  bounded.ends_on,
  bounded.start_bit - case when day(bounded.starts_on) = 1 then 1 else 0 end as due_from_bit,
  bounded.year_end_bit,
  ((1::bigint << bounded.to_bit) - (1::bigint << bounded.start_bit)) & calendar.all_months as managed_mask
from bounded
cross join core.calendar
