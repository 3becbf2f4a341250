-- 一行是一名在管高血压患者的一段管理 [managed_on, ends_on);几次登记重叠时,前一次到后一次登记日为止。
with
registered as (
  select
    key_groups.person,
    key_groups.institution,
    key_groups.registered_on as managed_on,
    lead(key_groups.registered_on) over (partition by key_groups.person order by key_groups.registered_on) as next_on,
    key_groups.ended_on
  from staging.key_groups
  where key_groups.key_group = 'hypertension' and key_groups.is_managed
)
select
  registered.person,
  registered.managed_on,
  coalesce(least(registered.next_on, registered.ended_on, persons.gone_on), date '9999-12-31') as ends_on,
  coalesce(registered.institution, persons.institution) as institution,
  coalesce(institutions.unit, persons.unit) as unit,
  (persons.born_on + to_years(settings.elderly_from_age))::date as elderly_on
from registered
cross join core.settings
left join core.persons on persons.person = registered.person
left join core.institutions on institutions.institution = coalesce(registered.institution, persons.institution)
where coalesce(least(registered.next_on, registered.ended_on, persons.gone_on), date '9999-12-31') > registered.managed_on
