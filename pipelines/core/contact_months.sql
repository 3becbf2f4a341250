-- 一行是一名经办人员一个月为一个团队记下的服务和随访:多少天、多少次,凌晨的,写有录入时间的和其中迟录的。
select
  contact_days.team_no,
  contact_days.operator,
  strftime(make_date(year(contact_days.day), month(contact_days.day), 1), '%Y-%m') as period,
  count(*) as day_count,
  sum(contact_days.service_count + contact_days.follow_up_count)::bigint as contact_count,
  sum(contact_days.night_count)::bigint as night_count,
  sum(contact_days.entered_count)::bigint as entered_count,
  sum(contact_days.late_count)::bigint as late_count
from core.contact_days
group by contact_days.team_no, contact_days.operator, year(contact_days.day), month(contact_days.day)
