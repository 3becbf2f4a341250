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
timed as (
  select
    *,
    -- 零点起的微秒数;零点整当作没有时间
    nullif(epoch_us(records.served_at) % 86400000000, 0) as time_of_day,
    cast(records.entered_at as date) as entered_on
  from records
),
judged as (
  select
    timed.team_no,
    timed.operator,
    timed.day,
    timed.is_service,
    timed.time_of_day is not null as has_time,
    coalesce(timed.time_of_day < 21600000000, false) as is_at_night,
    timed.entered_on is not null as has_entry,
    -- 季末只在晚 7 到 14 天的里算
    case
      when timed.entered_on - timed.day > 14 then true
      when timed.entered_on - timed.day > 7
        then timed.entered_on > last_day(make_date(year(timed.entered_on), quarter(timed.entered_on) * 3, 1)) - 7
      else false
    end as is_late
  from timed
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
