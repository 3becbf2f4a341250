-- 一行是一名在管高血压患者一年里、归一个团队(未签约的团队为空,归管理机构)的各月末状况位图。
-- due_mask:在管且本年至少一次随访到期,两个指标的分母;standard_mask:到期的都做了;controlled_mask:最近读数达标。
with
judged as (
  select
    managed_years.person,
    managed_years.managed_on,
    managed_years.year,
    managed_years.institution,
    managed_years.unit,
    managed_years.managed_mask,
    managed_years.year_end_bit,
    coalesce(follow_up_credits.late_mask, 0) as late_mask,
    coalesce(blood_pressure_masks.controlled_mask, 0) as controlled_mask,
    (managed_years.due_from_bit + (12 + settings.hypertension_follow_ups_per_year - 1)
      // settings.hypertension_follow_ups_per_year)::integer as first_due_bit,
    case
      when coalesce(follow_up_credits.done_count, 0) >= settings.hypertension_follow_ups_per_year then managed_years.year_end_bit
      else managed_years.due_from_bit + (
        12 * (coalesce(follow_up_credits.done_count, 0) + 1) + settings.hypertension_follow_ups_per_year - 1
      ) // settings.hypertension_follow_ups_per_year
    end::integer as missing_bit
  from core.managed_years
  cross join core.settings
  left join core.follow_up_credits
    on follow_up_credits.person = managed_years.person
    and follow_up_credits.managed_on = managed_years.managed_on
    and follow_up_credits.year = managed_years.year
  left join core.blood_pressure_masks
    on blood_pressure_masks.person = managed_years.person
    and blood_pressure_masks.managed_on = managed_years.managed_on
    and blood_pressure_masks.year = managed_years.year
),
masked as (
  select
    judged.person, judged.managed_on, judged.year, judged.institution, judged.unit, judged.managed_mask,
    (1::bigint << judged.year_end_bit) - (1::bigint << least(judged.first_due_bit, judged.year_end_bit)) as due_mask,
    judged.late_mask | ((1::bigint << judged.year_end_bit) - (1::bigint << least(judged.missing_bit, judged.year_end_bit)))
      as unmet_mask,
    judged.controlled_mask
  from judged
),
signed as (
  select masked.person, masked.managed_on, masked.year, spans.team_no, bit_or(spans.active_mask & masked.managed_mask) as place_mask
  from masked
  join core.spans on spans.person = masked.person and spans.active_mask & masked.managed_mask <> 0
  group by masked.person, masked.managed_on, masked.year, spans.team_no
),
placed as (
  select signed.person, signed.managed_on, signed.year, signed.team_no, signed.place_mask
  from signed
  union all
  select masked.person, masked.managed_on, masked.year, null, masked.managed_mask - coalesce(bit_or(signed.place_mask), 0)
  from masked
  left join signed
    on signed.person = masked.person and signed.managed_on = masked.managed_on and signed.year = masked.year
  group by masked.person, masked.managed_on, masked.year, masked.managed_mask
)
select
  masked.person,
  masked.managed_on,
  masked.year,
  placed.team_no,
  masked.institution,
  masked.unit,
  placed.place_mask as managed_mask,
  placed.place_mask & masked.due_mask as due_mask,
  placed.place_mask & masked.due_mask & ~masked.unmet_mask as standard_mask,
  placed.place_mask & masked.due_mask & masked.controlled_mask as controlled_mask
from placed
join masked on masked.person = placed.person and masked.managed_on = placed.managed_on and masked.year = placed.year
where placed.place_mask <> 0
