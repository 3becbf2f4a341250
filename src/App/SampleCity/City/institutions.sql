-- One row is an institution: hospitals, centres, their stations or village rooms, clinics. sender_no says whose files its visits come in.
with sites as (
  select *, unnest(range(1, 3))::integer as site from city.centres
),
all_kinds as (
  select
    unit_no, institution_no, institution, hospital_name as institution_name, kind_code, level, 'nonprofit' as nature, null as town,
    case when is_city then 'urban' else null end as setting, institution_no as sender_no, null::integer as centre_no
  from city.hospitals
  union all
  select
    unit_no, institution_no, unit || 'B' || lpad((1 + centre_place)::varchar, 3, '0'), centre_name, kind_code, null, 'nonprofit', town,
    setting, case when sends_visits then institution_no else unit_no end, institution_no
  from city.centres
  union all
  select
    unit_no, unit_no * 1000 + 200 + centre_place * 2 + site, unit || 'S' || lpad((1 + centre_place * 2 + site)::varchar, 3, '0'),
    replace(replace(town, '街道', ''), '镇', '') || ['东园', '西苑'][site]
      || case setting when 'urban' then '社区卫生服务站' else '村卫生室' end,
    case setting when 'urban' then 'B200' else 'D600' end, null, 'nonprofit', town, setting,
    case when sends_visits then institution_no else unit_no end, institution_no
  from sites
  union all
  select
    unit_no, unit_no * 1000 + 700 + centre_place, unit || 'D' || lpad((1 + centre_place)::varchar, 3, '0'),
    replace(town, '街道', '') || ['仁和', '康宁', '百草', '惠民'][1 + centre_place % 4] || case when centre_place % 5 = 4 then '门诊部' else '诊所' end,
    case when centre_place % 5 = 4 then 'D110' else 'D211' end, null, 'profit', town, setting, unit_no, null
  from city.centres
  where centre_place % 2 = 0
)
select
  all_kinds.unit_no,
  institution_no,
  sender_no,
  centre_no,
  institution,
  institution_name,
  kind_code,
  coalesce(level, case when kind_code like 'B1%' or kind_code like 'C%' then '1' else '0' end) as level,
  nature,
  units.unit,
  town,
  setting,
  credit || credit_check(credit) as credit_code,
  make_date(2005 + (bits('institution.opened', institution_no) % 14)::integer, 1 + part_of(bits('institution.opened', institution_no), 8, 20) % 12, 1) as valid_from,
  null::date as valid_to,
  -- some systems report the day of a visit only
  institution_no % 1000 > 200 and u(bits('institution.habit', institution_no), 0) < 0.12 as drops_time,
  within(0.02e0, 0.07e0, u(bits('institution.habit', institution_no), 1)) as undiagnosed_share,
  within(0.85e0, 1.15e0, u(bits('institution.habit', institution_no), 2)) as cost_level,
  within(1.030e0, 1.060e0, u(bits('institution.habit', institution_no), 3)) as cost_growth
from all_kinds
join city.units using (unit_no)
cross join lateral (
  select case nature when 'profit' then '93' else '12' end || units.unit || lpad(institution_no::varchar, 9, '0') as credit
) as codes
