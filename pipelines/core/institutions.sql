-- 一行是一个医疗卫生机构。基层 = WS 218 的 B、C、D 类;其中门诊部 D1、诊所 D2 算不算,由 core.settings 决定(4.4)。
-- institution_no 先按级别后按代码:同日就诊没有时间时级别低者在前(D6),按这个序号排就是。
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
    coded.institution,
    coded.class_code in ('B', 'C', 'D')
      and (settings.private_clinics_are_grassroots or coded.group_code not in ('D1', 'D2')) as is_grassroots,
    case
      when coded.group_code = 'B1' then '社区卫生服务中心'
      when coded.group_code = 'B2' then '社区卫生服务站'
      when coded.group_code = 'C1' then '街道卫生院'
      when coded.class_code = 'C' then '乡镇卫生院'
      when coded.group_code = 'D6' then '村卫生室'
      when coded.class_code = 'D' then '门诊部与诊所'
      when coded.class_code = 'A' then '医院'
      else '其他'
    end as kind
  from coded
  cross join core.settings
),
ranked as (
  select
    classified.institution,
    classified.is_grassroots,
    classified.kind,
    case
      when classified.is_grassroots then 0
      else 1 + coalesce(try_cast(institutions.level as integer), 0)
    end as place_rank
  from classified
  join staging.institutions on institutions.institution = classified.institution
)
select
  row_number() over (order by ranked.place_rank, ranked.institution)::smallint as institution_no,
  institutions.institution,
  institutions.institution_name,
  institutions.kind_code,
  ranked.kind,
  ranked.is_grassroots,
  ranked.place_rank,
  institutions.level,
  institutions.nature,
  institutions.unit,
  institutions.town,
  institutions.setting,
  institutions.valid_from,
  institutions.valid_to
from ranked
join staging.institutions on institutions.institution = ranked.institution
