-- 一行是一个月能不能算首诊率:月初往回 G 天(取最长的 365 天)的就诊都已载入才能算,否则不适用(D6)。
with
loaded as (
  select min(try_cast(arrivals.period || '-01' as date)) as loaded_from
  from staging.arrivals
  where arrivals.source = 'visits'
)
select
  months.bit,
  months.month,
  coalesce(months.start_on - greatest(settings.episode_gap_days, settings.chronic_gap_days) >= loaded.loaded_from, false)
    as is_applicable
from core.months
cross join core.settings
cross join loaded
