-- 一行是一个月末一个团队、机构或考核单元的一种常住基数:统计日期不晚于月末的最近一次(D17)。
with
dated as (
  select
    months.month,
    bases.level,
    bases.place,
    bases.key_group,
    max(bases.counted_on) as counted_on
  from staging.bases
  join core.months on bases.counted_on < months.end_on
  where bases.residence = 'usual'
  group by months.month, bases.level, bases.place, bases.key_group
)
select
  dated.month,
  dated.level,
  dated.place,
  dated.key_group,
  dated.counted_on,
  bases.persons as base_count
from dated
join staging.bases
  on bases.level = dated.level
  and bases.place = dated.place
  and bases.key_group = dated.key_group
  and bases.counted_on = dated.counted_on
  and bases.residence = 'usual'
