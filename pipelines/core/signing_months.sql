-- 一行是一名经办人员一个月为一个团队签的协议:多少份、身份对不上的、要看签约方式的(写明了方式,不是自动续约,也不是请人代签的常情)和其中医生代签的。
select
  signings.team_no,
  signings.operator,
  strftime(make_date(year(signings.signed_on), month(signings.signed_on), 1), '%Y-%m') as period,
  count(*) as signed_count,
  count(*) filter (where signings.is_odd) as odd_count,
  count(*) filter (where signings.sign_way is not null and signings.renewal <> 'auto' and not signings.has_helper) as way_count,
  count(*) filter (where signings.sign_way = 'doctor' and signings.renewal <> 'auto' and not signings.has_helper) as doctor_count
from core.signings
where signings.signed_on >= (select calendar.first_on from core.calendar)
group by signings.team_no, signings.operator, year(signings.signed_on), month(signings.signed_on)
