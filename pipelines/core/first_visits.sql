-- 视图,由 core.first_visit_counts 读一次,也供单个团队查明细。一行是常住居民某病程一天里的第一次就诊,间隔够长的就是首诊(D6)。
-- 病程 = 人 × ICD-10 三位类目;数门诊里有诊断的,同一病程上一次就诊(任何级别)到这次的天数是 gap_days。
-- 同日按时间;当天有一次没有时间(0 分),这一天就按级别,低者在前(institution_no 先按级别排)。
with
visits as (
  select
    visits.person,
    visits.category,
    visits.visited_on,
    visits.minute_of_day,
    visits.institution_no,
    visits.unit_no,
    visits.team_no,
    visits.bit
  from core.visits
  where visits.kind = 'outpatient' and visits.category is not null and visits.is_usual and visits.unit_no is not null
),
untimed_days as (
  select distinct visits.person, visits.category, visits.visited_on
  from visits
  where visits.minute_of_day = 0
),
-- 次序并成一个数:类目、日子(自 1900 年起第几天)、分钟、机构各占 16 位;这样排序快得多,前后两次也只取一个数
numbered as (
  select
    visits.person,
    (visits.category::bigint << 48)
    + ((visits.visited_on - date '1900-01-01') << 32)
    + (case when untimed_days.person is null then visits.minute_of_day::bigint << 16 else 0 end)
    + visits.institution_no as place,
    visits.unit_no,
    visits.team_no,
    visits.bit,
    untimed_days.person is not null as is_untimed
  from visits
  left join untimed_days
    on untimed_days.person = visits.person
    and untimed_days.category = visits.category
    and untimed_days.visited_on = visits.visited_on
),
ordered as (
  select
    numbered.person,
    numbered.place,
    numbered.unit_no,
    numbered.team_no,
    numbered.bit,
    numbered.is_untimed,
    lag(numbered.place) over visited as place_before,
    (lead(numbered.place) over visited) >> 32 = numbered.place >> 32 as is_contested
  from numbered
  window visited as (partition by numbered.person order by numbered.place)
),
spaced as (
  select
    *,
    case when ordered.place_before >> 48 = ordered.place >> 48 then (ordered.place >> 32) - (ordered.place_before >> 32) else 9999 end as gap_days
  from ordered
)
select
  spaced.person,
  (spaced.place >> 48)::smallint as category,
  date '1900-01-01' + ((spaced.place >> 32) & 65535)::integer as visited_on,
  (spaced.place & 65535)::smallint as institution_no,
  spaced.unit_no,
  spaced.team_no,
  spaced.bit,
  spaced.gap_days::integer as gap_days,
  coalesce(spaced.is_untimed and spaced.is_contested, false) as is_untimed
from spaced
where spaced.gap_days > 0
