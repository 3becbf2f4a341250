-- 一行是一名经办人员一天为一个团队记下的服务和随访:多少次、多少次在凌晨、多少次迟录。各项服务核对共用,免得反复扫描全部服务。
-- 零点整的服务时间当作没有时间,不算凌晨。迟录:录入比服务晚 14 天以上,或晚 7 天以上而录入在季末最后 7 天。
with
records as (
  select
    teams.team_no,
    services.operator,
    cast(services.served_at as date) as day,
    services.served_at,
    services.entered_at,
    true as is_service
  from staging.services
  join core.teams on teams.team = services.team
  where services.served_at >= (select calendar.first_on from core.calendar)
  union all
  select
    follow_up_records.team_no,
    follow_up_records.operator,
    follow_up_records.followed_on,
    null,
    follow_up_records.entered_at,
    false
  from core.follow_up_records
  where follow_up_records.team_no is not null
),
judged as (
  select
    records.team_no,
    records.operator,
    records.day,
    records.is_service,
    records.served_at is not null and cast(records.served_at as time) <> time '00:00:00' as has_time,
    records.served_at is not null and hour(records.served_at) < 6 and cast(records.served_at as time) <> time '00:00:00' as is_at_night,
    records.entered_at is not null as has_entry,
    coalesce(
      cast(records.entered_at as date) - records.day > 14
      or (cast(records.entered_at as date) - records.day > 7
        and cast(records.entered_at as date) > last_day(make_date(year(records.entered_at), quarter(records.entered_at) * 3, 1)) - 7),
      false
    ) as is_late
  from records
)
select
  judged.team_no,
  judged.operator,
  judged.day,
  count(*) filter (where judged.is_service) as service_count,
  count(*) filter (where not judged.is_service) as follow_up_count,
  count(*) filter (where judged.has_time) as timed_count,
  count(*) filter (where judged.is_at_night) as night_count,
  count(*) filter (where judged.has_entry) as entered_count,
  count(*) filter (where judged.is_late) as late_count
from judged
group by judged.team_no, judged.operator, judged.day
