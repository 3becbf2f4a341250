-- One row is one of the times a year an item of a package is due, for the people of one group; items that follow-ups fulfil are left out.
with numbered as (
  select package, item, key_group, times_per_year, row_number() over (partition by package order by item) as item_no
  from city.package_items
  where disease is null
)
select
  package,
  item,
  item_no::integer as item_no,
  times_per_year,
  unnest(range(times_per_year))::integer as turn,
  coalesce(key_group_bits.bit, 1023) as group_bits,
  key_group = 'all' as is_for_all
from numbered
left join city.key_group_bits using (key_group)
