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
ordered as (
  select
    visits.person,
    visits.category,
    visits.visited_on,
    visits.institution_no,
    visits.unit_no,
    visits.team_no,
    visits.bit,
    untimed_days.person is not null as is_untimed,
    visits.visited_on - lag(visits.visited_on) over episode as gap_days,
    lead(visits.visited_on) over episode = visits.visited_on as is_contested
  from visits
  left join untimed_days
    on untimed_days.person = visits.person
    and untimed_days.category = visits.category
    and untimed_days.visited_on = visits.visited_on
  window episode as (
    partition by visits.person, visits.category
    order by
      visits.visited_on,
      case when untimed_days.person is null then visits.minute_of_day else 0 end,
      visits.institution_no
  )
)
select
  ordered.person,
  ordered.category,
  ordered.visited_on,
  ordered.institution_no,
  ordered.unit_no,
  ordered.team_no,
  ordered.bit,
  coalesce(ordered.gap_days, 9999)::integer as gap_days,
  coalesce(ordered.is_untimed and ordered.is_contested, false) as is_untimed
from ordered
where coalesce(ordered.gap_days, 9999) > 0
