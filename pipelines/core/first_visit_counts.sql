-- 一行是一个月里,住在一个考核单元、归一个团队(未签约为空)的常住居民在一个机构的首诊数(D6)。
-- 间隔 G:一般病种 30 天,慢病清单 365 天(core.settings);每 29 天配一次药一年只有 1 次首诊,每 30 天则有 13 次。被接收的上转之后 14 天内的医院就诊归转出的病程,
-- 不是首诊,另计 referred_count;它仍算自己类目的一次就诊。g14、g30、g90 列是一般病种的 G 取 14、30、90 天时的首诊数。
with
candidates as (
  select
    first_visits.bit,
    first_visits.unit_no,
    first_visits.team_no,
    first_visits.institution_no,
    first_visits.gap_days,
    first_visits.is_untimed,
    referral_windows.person is not null and not institutions.is_grassroots as is_referred,
    coalesce(chronic_categories.is_two_disease, false) as is_two_disease,
    case when chronic_categories.category is null then settings.episode_gap_days else settings.chronic_gap_days end as gap_needed,
    case when chronic_categories.category is null then 0 else settings.chronic_gap_days end as gap_floor
  from core.first_visits
  cross join core.settings
  join core.institutions on institutions.institution_no = first_visits.institution_no
  left join core.chronic_categories on chronic_categories.category = first_visits.category
  left join core.referral_windows
    on referral_windows.person = first_visits.person
    and referral_windows.from_on <= first_visits.visited_on
    and referral_windows.to_on > first_visits.visited_on
)
select
  candidates.bit,
  candidates.unit_no,
  candidates.team_no,
  candidates.institution_no,
  count(*) filter (where not candidates.is_referred and candidates.gap_days >= candidates.gap_needed) as first_visit_count,
  count(*) filter (where candidates.is_referred and candidates.gap_days >= candidates.gap_needed) as referred_count,
  count(*) filter (
    where candidates.is_untimed and not candidates.is_referred and candidates.gap_days >= candidates.gap_needed
  ) as untimed_count,
  count(*) filter (
    where candidates.is_two_disease and not candidates.is_referred and candidates.gap_days >= candidates.gap_needed
  ) as two_disease_count,
  count(*) filter (
    where not candidates.is_referred and candidates.gap_days >= greatest(candidates.gap_floor, 14)
  ) as g14_count,
  count(*) filter (
    where not candidates.is_referred and candidates.gap_days >= greatest(candidates.gap_floor, 30)
  ) as g30_count,
  count(*) filter (
    where not candidates.is_referred and candidates.gap_days >= greatest(candidates.gap_floor, 90)
  ) as g90_count
from candidates
group by candidates.bit, candidates.unit_no, candidates.team_no, candidates.institution_no
