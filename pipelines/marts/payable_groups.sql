-- 视图,只有按人群发放(per_head_by_group)的方案才读它,所以不声明 key:检查会每次把它算一遍。一行是考核年度里一个团队按重点人群组合、年末是否在签、本年在签天数分组的结算人头(D2)。
-- key_groups 是月末所属的全部人群,代码按 core.key_groups.bit 排,用 + 连;一人一月末只在一个组合里。人头不限资格。
with
assessed as (
  select months.year, max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
  group by months.year
),
monthly as (
  select
    spans.team_no,
    active_days.day_count as active_days,
    months.year,
    months.bit = assessed.last_bit as is_at_end,
    cut_persons.person is not null as is_cut,
    ((masks.elderly_mask >> months.bit) & 1)
    + ((masks.maternal_mask >> months.bit) & 1) * 2
    + ((masks.child_mask >> months.bit) & 1) * 4
    + ((masks.disabled_mask >> months.bit) & 1) * 8
    + ((masks.hypertension_mask >> months.bit) & 1) * 16
    + ((masks.diabetes_mask >> months.bit) & 1) * 32
    + ((masks.tuberculosis_mask >> months.bit) & 1) * 64
    + ((masks.psychosis_mask >> months.bit) & 1) * 128
    + ((masks.poverty_mask >> months.bit) & 1) * 256
    + ((masks.special_family_mask >> months.bit) & 1) * 512 as combination
  from core.spans
  join assessed on true
  join core.months on months.year = assessed.year and (spans.key_mask >> months.bit) & 1 = 1
  join core.active_days on active_days.person = spans.person and active_days.year = assessed.year
  join core.key_group_masks as masks on masks.person = spans.person
  left join core.cut_persons on cut_persons.person = spans.person and cut_persons.team_no = spans.team_no
),
counted as (
  select
    monthly.year,
    monthly.team_no,
    monthly.combination,
    monthly.active_days,
    count(*) filter (where monthly.is_at_end) as persons,
    count(*) as head_months,
    count(*) filter (where monthly.is_at_end and monthly.is_cut) as cut_persons,
    count(*) filter (where monthly.is_cut) as cut_head_months
  from monthly
  group by monthly.year, monthly.team_no, monthly.combination, monthly.active_days
),
named as (
  select
    combinations.combination,
    string_agg(key_groups.key_group, '+' order by key_groups.bit) as key_groups
  from (select distinct counted.combination from counted) as combinations
  join core.key_groups on (combinations.combination >> key_groups.bit::integer) & 1 = 1
  group by combinations.combination
)
select
  counted.year,
  teams.unit,
  teams.team,
  named.key_groups,
  counted.active_days::integer as active_days,
  counted.persons,
  counted.head_months,
  counted.cut_persons,
  counted.cut_head_months
from counted
join core.teams on teams.team_no = counted.team_no
join named on named.combination = counted.combination
