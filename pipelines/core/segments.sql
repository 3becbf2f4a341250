-- 一行是一份计数协议的一个协议年度段,接上月份位图和段首的人群(D3)。
-- 段满 m 个整月,是在位图第 due_from_bit + m 位那个月末。段首早于首个载入月份的(is_loaded 为否)查不到当时的服务。
-- template 把服务包和段首当月月末所属人群合成一个整数:相同的 template 应履相同。open_mask 是在签且段仍在进行的月末。
with
bounded as (
  select
    contract_years.person,
    contract_years.ordinal,
    contract_years.team_no,
    contract_years.package_no,
    contract_years.signed_on,
    contract_years.segment_on,
    contract_years.ends_on,
    contract_years.covered_to_on,
    contract_years.active_mask,
    contract_years.segment_on >= calendar.first_on as is_loaded,
    date_diff('month', calendar.first_on, contract_years.segment_on) as start_bit,
    least(greatest(date_diff('month', calendar.first_on, contract_years.segment_on), 0), calendar.month_count)::integer
      as from_bit,
    least(greatest(date_diff('month', calendar.first_on, contract_years.ends_on), 0), calendar.month_count)::integer
      as to_bit
  from core.contract_years
  cross join core.calendar
  where contract_years.covered_to_on > calendar.first_on
)
select
  bounded.person,
  bounded.ordinal,
  bounded.team_no,
  bounded.signed_on,
  bounded.segment_on,
  bounded.ends_on,
  bounded.covered_to_on,
  bounded.is_loaded,
  (bounded.start_bit - case when day(bounded.segment_on) = 1 then 1 else 0 end)::smallint as due_from_bit,
  least(date_sub('month', bounded.segment_on, bounded.ends_on), 12)::tinyint as whole_months,
  year(bounded.ends_on - 1)::smallint as end_year,
  (coalesce(bounded.package_no, 0) * 1024 + coalesce(
    ((key_group_masks.elderly_mask >> bounded.from_bit) & 1)
    + ((key_group_masks.maternal_mask >> bounded.from_bit) & 1) * 2
    + ((key_group_masks.child_mask >> bounded.from_bit) & 1) * 4
    + ((key_group_masks.disabled_mask >> bounded.from_bit) & 1) * 8
    + ((key_group_masks.hypertension_mask >> bounded.from_bit) & 1) * 16
    + ((key_group_masks.diabetes_mask >> bounded.from_bit) & 1) * 32
    + ((key_group_masks.tuberculosis_mask >> bounded.from_bit) & 1) * 64
    + ((key_group_masks.psychosis_mask >> bounded.from_bit) & 1) * 128
    + ((key_group_masks.poverty_mask >> bounded.from_bit) & 1) * 256
    + ((key_group_masks.special_family_mask >> bounded.from_bit) & 1) * 512, 0
  ))::integer as template,
  case
    when bounded.from_bit < bounded.to_bit
      then ((1::bigint << bounded.to_bit) - (1::bigint << bounded.from_bit)) & bounded.active_mask
    else 0
  end as open_mask
from bounded
left join core.key_group_masks on key_group_masks.person = bounded.person
