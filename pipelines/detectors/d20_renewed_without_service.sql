-- 续签和自动续约(exposure)里,续之前 12 个月没有一次合格服务或随访的(hits)。要有 12 个月的回看期。
with
renewed as (
  select
    signings.person,
    signings.team_no,
    signings.operator,
    date_diff('month', calendar.first_on, signings.effective_on) as bit
  from core.signings
  cross join core.calendar
  where signings.renewal in ('renewal', 'auto')
    and signings.effective_on >= calendar.first_on + interval 12 months
    and signings.effective_on < calendar.as_of
),
counts as (
  select
    renewed.team_no,
    renewed.operator,
    renewed.bit,
    count(*) filter (where (coalesce(service_masks.service_mask, 0) >> (renewed.bit - 12)::integer) & 4095 = 0) as unserved_count,
    count(*) as renewed_count
  from renewed
  left join core.service_masks on service_masks.person = renewed.person
  group by renewed.team_no, renewed.operator, renewed.bit
)
select
  months.month as period,
  teams.institution,
  teams.team,
  counts.operator,
  counts.unserved_count::bigint as hits,
  counts.renewed_count::bigint as exposure
from counts
join core.months on months.bit = counts.bit
join core.teams on teams.team_no = counts.team_no
