-- 同一机构同一天至少 3 人读数完全相同的随访(hits),占读数齐全的随访(exposure)。
with
readings as (
  select
    follow_up_records.team_no,
    follow_up_records.operator,
    follow_up_records.followed_on,
    follow_up_records.person,
    -- 有心率的比血压、心率、血糖;没有心率的比血压、体重、血糖;都没有的读数太粗,不比
    hash(
      follow_up_records.institution_no, follow_up_records.followed_on, follow_up_records.disease, follow_up_records.systolic, follow_up_records.diastolic,
      coalesce(follow_up_records.heart_rate, -follow_up_records.weight_tenths), coalesce(follow_up_records.glucose_tenths, 0)
    ) as vector
  from core.follow_up_records
  where follow_up_records.systolic is not null
    and follow_up_records.diastolic is not null
    and coalesce(follow_up_records.heart_rate, follow_up_records.weight_tenths) is not null
    and follow_up_records.team_no is not null
),
repeated as (
  select readings.vector
  from readings
  group by readings.vector
  having count(*) >= 3
),
clones as (
  select readings.vector
  from readings
  semi join repeated on repeated.vector = readings.vector
  group by readings.vector
  having count(distinct readings.person) >= 3
),
months as (
  select
    readings.team_no,
    readings.operator,
    date_trunc('month', readings.followed_on) as first_on,
    count(clones.vector) as clone_count,
    count(*) as reading_count
  from readings
  left join clones on clones.vector = readings.vector
  group by readings.team_no, readings.operator, date_trunc('month', readings.followed_on)
)
select
  strftime(months.first_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  months.operator,
  months.clone_count as hits,
  months.reading_count as exposure
from months
join core.teams on teams.team_no = months.team_no
