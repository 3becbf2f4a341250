-- One row is an item that a package promises to a group. The personal packages hold what the basic one holds, and one item more.
with basic_items as (
  select
    unnest(['JK01', 'JK02', 'LN01', 'LN02', 'YC01', 'ET01', 'CJ01', 'GX11', 'TN11', 'JH01', 'JS01', 'TP01', 'TS01']) as item,
    unnest(['健康评估', '健康咨询', '老年人健康体检', '中医体质辨识与指导', '孕产期保健指导', '儿童健康管理', '上门康复指导', '高血压随访', '糖尿病随访',
      '督导服药', '精神障碍随访', '上门健康走访', '特殊家庭走访']) as item_name,
    unnest(['all', 'all', 'elderly', 'elderly', 'maternal', 'child', 'disabled', 'hypertension', 'diabetes', 'tuberculosis', 'psychosis',
      'poverty', 'special_family']) as key_group,
    unnest([1, 2, 1, 1, 2, 2, 1, 4, 4, 6, 4, 1, 2]) as times_per_year,
    unnest([null, null, null, null, null, null, null, 'hypertension', 'diabetes', null, null, null, null]) as disease
),
extra_items as (
  select
    unnest(['GX01', 'GX02', 'GX03', 'GX04', 'GX05']) as package,
    unnest(['GB01', 'GB02', 'GB03', 'GB04', 'GB05']) as item,
    unnest(['居家护理指导', '血压监测与用药调整', '血糖监测与饮食处方', '生长发育评估', '产后上门访视']) as item_name,
    unnest(['elderly', 'hypertension', 'diabetes', 'child', 'maternal']) as key_group,
    unnest([2, 2, 2, 2, 1]) as times_per_year
)
select package, item, item_name, key_group, times_per_year, disease
from city.packages, basic_items
union all
select package, item, item_name, key_group, times_per_year, null
from extra_items
