-- 一行是至少属于一个重点人群的一名居民,各人群一个月份位图(月末是否属于)。
-- D8:老年人按年龄(口径在 core.settings),知道出生日期的不看登记;其余按登记起止。并集 union_mask 数人,不数人次。
with
registered as (
  select
    key_groups.person,
    key_groups.key_group,
    key_groups.registered_on as from_on,
    key_groups.ended_on as to_on,
    key_groups.is_managed and key_groups.key_group in ('hypertension', 'diabetes') and key_groups.ended_on is null as is_patient
  from staging.key_groups
  left join core.persons on persons.person = key_groups.person
  where key_groups.key_group <> 'elderly' or persons.person is null
  union all
  select
    persons.person,
    'elderly' as key_group,
    (persons.born_on + to_years(settings.elderly_from_age))::date as from_on,
    null as to_on,
    false as is_patient
  from core.persons
  join core.calendar on true
  join core.settings on persons.born_on + to_years(settings.elderly_from_age) < calendar.as_of
),
bounded as (
  select
    registered.person,
    registered.key_group,
    registered.is_patient,
    least(greatest(date_diff('month', calendar.first_on, registered.from_on), 0), calendar.month_count)::integer as from_bit,
    least(
      greatest(coalesce(date_diff('month', calendar.first_on, registered.to_on), calendar.month_count), 0),
      calendar.month_count
    )::integer as to_bit
  from registered
  cross join core.calendar
),
masked as (
  select
    bounded.person,
    bounded.key_group,
    bounded.is_patient,
    (1::bigint << bounded.to_bit) - (1::bigint << bounded.from_bit) as mask
  from bounded
  where bounded.from_bit < bounded.to_bit
)
select
  masked.person,
  bit_or(masked.mask) as union_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'elderly'), 0) as elderly_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'maternal'), 0) as maternal_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'child'), 0) as child_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'disabled'), 0) as disabled_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'hypertension'), 0) as hypertension_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'diabetes'), 0) as diabetes_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'tuberculosis'), 0) as tuberculosis_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'psychosis'), 0) as psychosis_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'poverty'), 0) as poverty_mask,
  coalesce(bit_or(masked.mask) filter (where masked.key_group = 'special_family'), 0) as special_family_mask,
  coalesce(bool_or(masked.is_patient), false) as is_patient
from masked
group by masked.person
