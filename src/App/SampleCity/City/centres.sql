-- One row is a community or township centre with its town: about one for twelve teams, towns with one or two of them.
with sizes as (
  select *, last_team - first_team + 1 as team_count from city.units
),
counted as (
  select *, greatest(1, round(team_count / 12.0))::integer as centre_count from sizes
),
numbered as (
  select *, unnest(range(centre_count))::integer as place from counted
),
towned as (
  select *, (place * greatest(1, round(centre_count * 0.8))::integer) // centre_count as town_place from numbered
),
settled as (
  select *, town_place < ceil(urban_share * greatest(1, round(centre_count * 0.8))) as is_urban from towned
),
named as (
  select
    *,
    ['长', '和', '新', '金', '凤', '龙', '太', '永', '光', '双', '清', '福', '柳', '安', '桃', '兴'][1 + (13 * unit_no + town_place) * 7 % 16]
      || ['宁', '平', '泉', '岭', '桥', '源', '湖', '丰', '山', '原', '溪'][1 + (13 * unit_no + town_place) * 3 % 11]
      || case when is_urban then '街道' when town_place % 3 = 0 then '镇' else '乡' end as town
  from settled
)
select
  unit_no,
  unit,
  place as centre_place,
  unit_no * 1000 + 100 + place as institution_no,
  town,
  town || case when row_number() over (partition by unit_no, town_place order by place) > 1 then '第二' else '' end
    || case when is_urban then '社区卫生服务中心' else '卫生院' end as centre_name,
  case when is_urban then 'B100' when town_place = 0 then 'C210' else 'C220' end as kind_code,
  case when is_urban then 'urban' else 'rural' end as setting,
  first_team + (place * team_count) // centre_count as first_team,
  first_team + ((place + 1) * team_count) // centre_count - 1 as last_team,
  -- a few centres send their visits themselves
  centre_count > 1 and place = centre_count - 1 as sends_visits
from named
