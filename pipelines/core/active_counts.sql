-- 一行是一个团队一个月末的在签人数(D1),以及其中常住、重点人群的人数(D8:按人并集计数)和重复签约份数。
-- 先把位图相同的并成一行再展开到月份:展开的是几十万行而不是几千万行,结果相同。
with
patterns as (
  select
    spans.team_no,
    spans.active_mask,
    spans.key_mask,
    0::bigint as duplicate_mask,
    spans.is_usual,
    count(*) as person_count
  from core.spans
  group by spans.team_no, spans.active_mask, spans.key_mask, spans.is_usual
  union all
  select
    duplicate_contracts.team_no,
    0 as active_mask,
    0 as key_mask,
    duplicate_contracts.duplicate_mask,
    false as is_usual,
    count(*) as person_count
  from core.duplicate_contracts
  group by duplicate_contracts.team_no, duplicate_contracts.duplicate_mask
),
by_month as (
  select
    patterns.team_no,
    months.month,
    patterns.is_usual,
    patterns.person_count,
    (patterns.active_mask >> months.bit) & 1 = 1 as is_active,
    (patterns.duplicate_mask >> months.bit) & 1 = 1 as is_duplicate,
    (patterns.key_mask >> months.bit) & 1 = 1 as is_key
  from patterns
  join core.months on ((patterns.active_mask | patterns.duplicate_mask) >> months.bit) & 1 = 1
)
select
  by_month.month,
  teams.team,
  coalesce(sum(by_month.person_count) filter (where by_month.is_active), 0)::bigint as active_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_active and by_month.is_usual), 0)::bigint as usual_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_key), 0)::bigint as key_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_key and by_month.is_usual), 0)::bigint as key_usual_count,
  coalesce(sum(by_month.person_count) filter (where by_month.is_duplicate), 0)::bigint as duplicate_count
from by_month
join core.teams on teams.team_no = by_month.team_no
group by by_month.month, teams.team
