-- 一行是考核年度里一个团队按资格、年末是否在签、本年在签天数分组的结算人头(D2),方案的 basis 与 minimum_days 由此取数。
-- 资格见 core.eligibilities:signed_persons 不限;usual_resident 常住;employee_insured、resident_insured 月末参加该基金;
-- received 是已收的个人缴费,按签约年份。
-- cut_persons、cut_head_months 是其中被核减的居民(core.cut_persons);减不减由方案的 cut 定。
-- persons 只数年末(年度未完时为最后一个已结束的月末)在签且有资格的人;head_months 是在签且有资格的月末数之和。
with
assessed as (
  select
    months.year,
    max(months.bit) as last_bit,
    sum(1::bigint << months.bit)::bigint as year_mask
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
  group by months.year
),
heads as (
  select
    assessed.year,
    spans.team_no,
    assessed.last_bit,
    active_days.day_count as active_days,
    cut_persons.person is not null as is_cut,
    spans.active_mask & assessed.year_mask & case eligibilities.eligibility
      when 'signed_persons' then assessed.year_mask
      when 'usual_resident' then case when spans.is_usual then assessed.year_mask else 0 end
      when 'employee_insured' then coalesce(insurance_masks.employee_mask, 0)
      else coalesce(insurance_masks.resident_mask, 0)
    end as eligible_mask,
    eligibilities.eligibility
  from core.spans
  join assessed on spans.active_mask & assessed.year_mask <> 0
  join core.active_days on active_days.person = spans.person and active_days.year = assessed.year
  left join core.insurance_masks on insurance_masks.person = spans.person
  left join core.cut_persons on cut_persons.person = spans.person and cut_persons.team_no = spans.team_no
  join core.eligibilities on eligibilities.eligibility <> 'received'
),
counted as (
  select
    heads.year,
    heads.team_no,
    heads.eligibility,
    (heads.eligible_mask >> heads.last_bit) & 1 = 1 as is_active_at_end,
    heads.active_days,
    count(*) as span_count,
    sum(bit_count(heads.eligible_mask))::bigint as head_months,
    count(*) filter (where heads.is_cut) as cut_count,
    coalesce(sum(bit_count(heads.eligible_mask)) filter (where heads.is_cut), 0)::bigint as cut_head_months
  from heads
  where heads.eligible_mask <> 0
  group by
    heads.year, heads.team_no, heads.eligibility, (heads.eligible_mask >> heads.last_bit) & 1 = 1, heads.active_days
)
select
  counted.year,
  teams.unit,
  teams.team,
  counted.eligibility,
  counted.is_active_at_end,
  counted.active_days::integer as active_days,
  case when counted.is_active_at_end then counted.span_count else 0 end as persons,
  counted.head_months,
  case when counted.is_active_at_end then counted.cut_count else 0 end as cut_persons,
  counted.cut_head_months,
  0::bigint as received_fen
from counted
join core.teams on teams.team_no = counted.team_no
union all
select
  assessed.year,
  teams.unit,
  teams.team,
  'received',
  false,
  0,
  0,
  0,
  0,
  0,
  sum(coalesce(contracts.received_fen, 0) - coalesce(contracts.refunded_fen, 0))::bigint
from staging.contracts
join assessed on year(contracts.signed_on) = assessed.year
join core.teams on teams.team = contracts.team
group by assessed.year, teams.unit, teams.team
having sum(coalesce(contracts.received_fen, 0) - coalesce(contracts.refunded_fen, 0)) <> 0
