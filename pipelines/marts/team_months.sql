-- 一行是一个团队一个月的各项数量,只有整数:疑点的趋势、变点和模型都取自这里。团队组建前和撤销后的月份没有行。
with
signed as (
  select
    signings.team_no,
    date_diff('month', calendar.first_on, signings.signed_on) as bit,
    count(*) filter (where signings.renewal in ('new', 'transfer')) as new_count,
    count(*) filter (where signings.renewal in ('renewal', 'auto')) as renewal_count,
    count(*) filter (where signings.sign_way = 'doctor') as doctor_count,
    count(*) filter (where signings.sign_way = 'import') as import_count,
    count(distinct signings.signed_on) as signing_day_count
  from core.signings
  cross join core.calendar
  where signings.signed_on >= calendar.first_on
  group by signings.team_no, date_diff('month', calendar.first_on, signings.signed_on)
),
contacts as (
  select
    contact_days.team_no,
    date_diff('month', calendar.first_on, contact_days.day) as bit,
    sum(contact_days.service_count) as service_count,
    sum(contact_days.follow_up_count) as follow_up_count,
    sum(contact_days.night_count) as night_count,
    sum(contact_days.late_count) as late_count,
    sum(contact_days.entered_count) as entered_count,
    sum(case when isodow(contact_days.day) > 5 then contact_days.service_count + contact_days.follow_up_count else 0 end) as weekend_count,
    max(contact_days.service_count + contact_days.follow_up_count) as busiest_day_count,
    count(distinct contact_days.operator) as operator_count
  from core.contact_days
  cross join core.calendar
  group by contact_days.team_no, date_diff('month', calendar.first_on, contact_days.day)
),
readings as (
  select
    follow_up_records.team_no,
    date_diff('month', calendar.first_on, follow_up_records.followed_on) as bit,
    count(follow_up_records.systolic) as reading_count,
    count(*) filter (where follow_up_records.systolic % 10 = 0) as zero_end_count,
    count(*) filter (where follow_up_records.systolic < 140 and follow_up_records.diastolic < 90) as controlled_count,
    count(*) filter (where follow_up_records.systolic between 136 and 139) as just_below_count,
    count(*) filter (where follow_up_records.systolic between 141 and 143) as just_above_count
  from core.follow_up_records
  cross join core.calendar
  group by follow_up_records.team_no, date_diff('month', calendar.first_on, follow_up_records.followed_on)
)
select
  teams.unit,
  teams.team,
  months.month,
  coalesce(standing_counts.active_count, 0)::bigint as active_count,
  coalesce(signed.new_count, 0)::bigint as new_count,
  coalesce(signed.renewal_count, 0)::bigint as renewal_count,
  coalesce(signed.doctor_count, 0)::bigint as doctor_count,
  coalesce(signed.import_count, 0)::bigint as import_count,
  coalesce(signed.signing_day_count, 0)::bigint as signing_day_count,
  coalesce(contacts.service_count, 0)::bigint as service_count,
  coalesce(contacts.follow_up_count, 0)::bigint as follow_up_count,
  coalesce(contacts.night_count, 0)::bigint as night_count,
  coalesce(contacts.late_count, 0)::bigint as late_count,
  coalesce(contacts.entered_count, 0)::bigint as entered_count,
  coalesce(contacts.weekend_count, 0)::bigint as weekend_count,
  coalesce(contacts.busiest_day_count, 0)::bigint as busiest_day_count,
  coalesce(contacts.operator_count, 0)::bigint as operator_count,
  coalesce(readings.reading_count, 0)::bigint as reading_count,
  coalesce(readings.zero_end_count, 0)::bigint as zero_end_count,
  coalesce(readings.controlled_count, 0)::bigint as controlled_count,
  coalesce(readings.just_below_count, 0)::bigint as just_below_count,
  coalesce(readings.just_above_count, 0)::bigint as just_above_count
from core.teams
cross join core.months
left join core.standing_counts on standing_counts.team_no = teams.team_no and standing_counts.bit = months.bit
left join signed on signed.team_no = teams.team_no and signed.bit = months.bit
left join contacts on contacts.team_no = teams.team_no and contacts.bit = months.bit
left join readings on readings.team_no = teams.team_no and readings.bit = months.bit
where teams.founded_on < months.end_on and coalesce(teams.closed_on > months.start_on, true)
