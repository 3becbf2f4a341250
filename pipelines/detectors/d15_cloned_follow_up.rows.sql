-- 与同日另两人以上读数完全相同的随访。
with
readings as (
  select
    follow_up_records.team_no,
    follow_up_records.operator,
    follow_up_records.followed_on,
    follow_up_records.person,
    follow_up_records.disease,
    follow_up_records.systolic,
    follow_up_records.diastolic,
    follow_up_records.heart_rate,
    -- 有心率的比血压、心率、血糖;没有心率的比血压、体重、血糖;都没有的读数太粗,不比
    hash(
      follow_up_records.institution_no, follow_up_records.followed_on, follow_up_records.disease, follow_up_records.systolic, follow_up_records.diastolic,
      coalesce(follow_up_records.heart_rate, -follow_up_records.weight_tenths), coalesce(follow_up_records.glucose_tenths, 0)
    ) as vector
  from core.follow_up_records
  cross join staging.run
  where follow_up_records.systolic is not null
    and follow_up_records.diastolic is not null
    and coalesce(follow_up_records.heart_rate, follow_up_records.weight_tenths) is not null
    and year(follow_up_records.followed_on)::varchar = left(run.period, 4)
),
suspected as (
  select distinct readings.vector
  from readings
  join core.teams on teams.team_no = readings.team_no
  where teams.team in (select suspects.team from flags.suspects)
),
clones as (
  select readings.vector, count(distinct readings.person) as person_count
  from readings
  semi join suspected on suspected.vector = readings.vector
  group by readings.vector
  having count(distinct readings.person) >= 3
)
select
  teams.institution,
  teams.team,
  readings.operator,
  'follow_up' as kind,
  follow_ups.follow_up as key,
  readings.person,
  readings.followed_on as happened_on,
  '血压 ' || readings.systolic::varchar || '/' || readings.diastolic::varchar
  || case when readings.heart_rate is null then '' else '、心率 ' || readings.heart_rate::varchar end
  || ',同日 ' || clones.person_count::varchar || ' 人完全相同' as what
from readings
join clones on clones.vector = readings.vector
join core.teams on teams.team_no = readings.team_no
join flags.follow_ups
  on follow_ups.person = readings.person
  and follow_ups.followed_on = readings.followed_on
  and follow_ups.disease = readings.disease
where teams.team in (select suspects.team from flags.suspects)
