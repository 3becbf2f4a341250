-- 一行是一名居民归一个团队的一段日子,用来归属就诊与服务。
-- D1:空档不超过 90 天、由同一机构续上的视为连续,空档归前一份协议(bridged_to_on);在签人数和结算只用 to_on。
with
spans as (
  select
    spans.contract_no,
    spans.person,
    contracts.team,
    contracts.institution,
    contracts.signed_on,
    spans.from_on,
    spans.to_on
  from core.spans
  join core.contracts on contracts.contract_no = spans.contract_no
),
followed as (
  select
    spans.contract_no,
    spans.person,
    spans.team,
    spans.institution,
    spans.signed_on,
    spans.from_on,
    spans.to_on,
    lead(spans.from_on) over (partition by spans.person order by spans.from_on) as next_from_on,
    lead(spans.institution) over (partition by spans.person order by spans.from_on) as next_institution
  from spans
)
select
  followed.contract_no,
  followed.person,
  followed.team,
  followed.institution,
  followed.signed_on,
  followed.from_on,
  followed.to_on,
  case
    when followed.next_institution = followed.institution
      and followed.next_from_on - followed.to_on <= settings.bridge_days
      then followed.next_from_on
    else followed.to_on
  end as bridged_to_on
from followed
cross join core.settings
