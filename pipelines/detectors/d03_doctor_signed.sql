-- 写明由医生代签的协议(hits),占写明签约方式的协议(exposure)。
-- 不算:80 岁以上和残疾登记的居民,他们请人代签是常情。
select
  strftime(signings.signed_on, '%Y-%m') as period,
  teams.institution,
  teams.team,
  signings.operator,
  count(*) filter (where signings.sign_way = 'doctor')::bigint as hits,
  count(*)::bigint as exposure
from core.signings
join core.teams on teams.team_no = signings.team_no
left join core.persons on persons.person = signings.person
left join core.key_group_masks on key_group_masks.person = signings.person
where signings.sign_way is not null
  and signings.renewal <> 'auto'
  and signings.signed_on >= (select calendar.first_on from core.calendar)
  and coalesce(date_sub('year', persons.born_on, signings.signed_on) < 80, true)
  and coalesce(key_group_masks.disabled_mask, 0) = 0
group by strftime(signings.signed_on, '%Y-%m'), teams.institution, teams.team, signings.operator
