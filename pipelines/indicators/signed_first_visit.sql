-- 签约居民在基层的首诊 ÷ 签约居民的全部首诊,按首诊当天归属的团队(D1、D6)。回看不足的月份分母为 0,即不适用。
-- excluded:归转出病程、因而不算首诊的医院就诊。
with
firsts as (
  select
    first_visit_counts.bit,
    first_visit_counts.team_no,
    coalesce(sum(first_visit_counts.first_visit_count) filter (where institutions.is_grassroots), 0)::bigint as grassroots_count,
    sum(first_visit_counts.first_visit_count)::bigint as first_visit_count,
    sum(first_visit_counts.referred_count)::bigint as referred_count
  from core.first_visit_counts
  join core.institutions on institutions.institution_no = first_visit_counts.institution_no
  where first_visit_counts.team_no is not null
  group by first_visit_counts.bit, first_visit_counts.team_no
)
select
  first_visit_months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  case when first_visit_months.is_applicable then firsts.grassroots_count else 0 end as numerator,
  case when first_visit_months.is_applicable then firsts.first_visit_count else 0 end as denominator,
  case when first_visit_months.is_applicable then firsts.referred_count else 0 end as excluded
from firsts
join core.first_visit_months on first_visit_months.bit = firsts.bit
join core.teams on teams.team_no = firsts.team_no
