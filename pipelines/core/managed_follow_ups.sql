-- 视图。一行是在管期间的一次高血压随访。limit_systolic 按随访当天的年龄:65 岁起放宽(2.4)。
select
  managed_years.person,
  managed_years.managed_on,
  managed_years.year,
  managed_years.due_from_bit,
  managed_years.year_end_bit,
  follow_ups.follow_up,
  follow_ups.followed_on,
  (managed_years.year_end_bit - 13 + month(follow_ups.followed_on))::integer as bit,
  follow_ups.way in ('clinic', 'home') as is_face_to_face,
  follow_ups.systolic is not null and follow_ups.diastolic is not null as is_measured,
  follow_ups.diastolic < settings.diastolic_limit
    and follow_ups.systolic < case
      when managed_years.elderly_on <= follow_ups.followed_on then settings.elderly_systolic_limit
      else settings.systolic_limit
    end as is_controlled
from staging.follow_ups
join core.managed_years
  on managed_years.person = follow_ups.person
  and managed_years.starts_on <= follow_ups.followed_on
  and managed_years.ends_on > follow_ups.followed_on
cross join core.settings
where follow_ups.disease = 'hypertension'
