-- 32,768 slots over the days of two years, in proportion to how many visits a day sees: months by index, weekends 0.45 of a weekday, few at
-- the spring festival and in the October holiday. A visit takes its day by fifteen bits of a draw.
with festivals as (
  select unnest([date '2022-02-01', date '2023-01-22', date '2024-02-10', date '2025-01-29', date '2026-02-17', date '2027-02-06',
    date '2028-01-26', date '2029-02-13', date '2030-02-03']) as new_year
),
days as (
  select
    number::integer as day_offset,
    getvariable('first_day') + number::integer as day
  from range(epoch_day(getvariable('last_day')) - epoch_day(getvariable('first_day')) + 1) as numbers(number)
),
rhythm as (
  select
    *,
    [87, 82, 102, 103, 103, 98, 99, 100, 107, 106, 102, 112][month(day)] as month_index,
    case
      when exists (select 1 from festivals where day between new_year - 1 and new_year + 5) then 30
      when month(day) = 10 and day(day) <= 5 then 45
      when isodow(day) > 5 then 37
      else 100 end as day_weight
  from days
),
weighted as (
  select
    *,
    (month_index * day_weight * 100000::bigint) // sum(day_weight) over (partition by year(day), month(day)) as weight
  from rhythm
),
reached as (
  select
    day_offset,
    (sum(weight) over (order by day_offset) * 32768 // sum(weight) over ())::integer as slot_to,
    ((sum(weight) over (order by day_offset) - weight) * 32768 // sum(weight) over ())::integer as slot_from
  from weighted
)
select unnest(range(slot_from, slot_to))::integer as slot, day_offset from reached
