-- 一行是一个医疗卫生机构。基层 = WS 218 的 B、C、D 类;其中门诊部 D1、诊所 D2 算不算,由 core.settings 决定(4.4)。
-- place_rank:同日就诊没有时间时,级别低者在前(D6)。
with
coded as (
  select
    institutions.institution,
    left(institutions.kind_code, 1) as class_code,
    left(institutions.kind_code, 2) as group_code
  from staging.institutions
),
classified as (
  select
    institutions.institution,
    institutions.institution_name,
    institutions.kind_code,
    institutions.level,
    institutions.nature,
    institutions.unit,
    institutions.town,
    institutions.setting,
    institutions.valid_from,
    institutions.valid_to,
    case
      when institutions.kind_code = 'B100' then '社区卫生服务中心'
      when institutions.kind_code = 'B200' then '社区卫生服务站'
      when coded.group_code = 'C1' then '街道卫生院'
      when coded.class_code = 'C' then '乡镇卫生院'
      when institutions.kind_code = 'D600' then '村卫生室'
      when coded.class_code = 'D' then '门诊部与诊所'
      when coded.class_code = 'A' then '医院'
      else '其他'
    end as kind,
    coded.class_code in ('B', 'C', 'D')
      and (settings.private_clinics_are_grassroots or coded.group_code not in ('D1', 'D2')) as is_grassroots
  from staging.institutions
  join coded on coded.institution = institutions.institution
  cross join core.settings
)
select
  classified.institution,
  classified.institution_name,
  classified.kind_code,
  classified.kind,
  classified.is_grassroots,
  case when classified.is_grassroots then 0 else 1 + coalesce(try_cast(classified.level as integer), 0) end as place_rank,
  classified.level,
  classified.nature,
  classified.unit,
  classified.town,
  classified.setting,
  classified.valid_from,
  classified.valid_to
from classified
