-- 一行是一个月里,住在一个考核单元、归一个团队(未签约为空)的常住居民在一个机构的首诊数(D6)。
-- 病程 = 人 × ICD-10 三位类目;同一病程前 G 天内(从上一次就诊起算)任何级别都没有就诊的门诊为首诊。
-- 同日按时间;当天有一次没有时间(0 分),这一天就按级别,低者在前(institution_no 先按级别排)。
-- 被接收的上转之后 14 天内的医院就诊不是首诊;它仍算自己类目的一次就诊。episodes 列为 G 取 14、30、90 的敏感性。
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
),
candidates as (
  select
    ordered.person,
    ordered.visited_on,
    ordered.institution_no,
    ordered.unit_no,
    ordered.team_no,
    ordered.bit,
    ordered.is_untimed and ordered.is_contested as is_untimed,
    coalesce(ordered.gap_days, 9999) as gap_days,
    chronic_categories.category is not null as is_chronic,
    ordered.category between 810 and 815 or ordered.category between 410 and 414 as is_two_disease
  from ordered
  left join core.chronic_categories on chronic_categories.category = ordered.category
  where coalesce(ordered.gap_days, 9999) > 14
)
select 1
