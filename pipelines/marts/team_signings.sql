-- 一行是一个团队签约的一天:疑点详情按天看签约,季末、年末和 5·19 标在旁边。
select
  contracts.team,
  contracts.signed_on,
  count(*) filter (where contracts.renewal in ('new', 'transfer')) as new_count,
  count(*) filter (where contracts.renewal in ('renewal', 'auto')) as renewal_count
from staging.contracts
where contracts.signed_on >= (select calendar.first_on from core.calendar)
group by contracts.team, contracts.signed_on
order by contracts.team, contracts.signed_on
