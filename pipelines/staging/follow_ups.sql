-- 一行是一次慢病随访。截至日及以后的不算;同一编号出现在几个现行文件里时,最后到达的为准。
-- 分两支:没有重复编号的文件不必读编号列,整城的扫描因此快得多;合成一支只是变慢,结果不变。
select
  follow_ups.follow_up,
  follow_ups.person,
  follow_ups.disease,
  follow_ups.institution,
  follow_ups.followed_on,
  follow_ups.way,
  follow_ups.systolic,
  follow_ups.diastolic,
  follow_ups.glucose,
  follow_ups.weight,
  follow_ups.heart_rate,
  follow_ups.medication,
  follow_ups.operator,
  follow_ups.entered_at,
  follow_ups.arrival
from lake.follow_ups
anti join staging.repeated_arrivals on repeated_arrivals.arrival = follow_ups.arrival
where follow_ups.followed_on < (select run.as_of from staging.run)
union all
select
  follow_ups.follow_up,
  follow_ups.person,
  follow_ups.disease,
  follow_ups.institution,
  follow_ups.followed_on,
  follow_ups.way,
  follow_ups.systolic,
  follow_ups.diastolic,
  follow_ups.glucose,
  follow_ups.weight,
  follow_ups.heart_rate,
  follow_ups.medication,
  follow_ups.operator,
  follow_ups.entered_at,
  follow_ups.arrival
from lake.follow_ups
semi join staging.repeated_arrivals on repeated_arrivals.arrival = follow_ups.arrival
anti join staging.repeated_follow_ups
  on repeated_follow_ups.person = follow_ups.person
  and repeated_follow_ups.arrival = follow_ups.arrival
  and repeated_follow_ups.follow_up = follow_ups.follow_up
where follow_ups.followed_on < (select run.as_of from staging.run)
