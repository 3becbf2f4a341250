-- 8,192 invented names, looked up by thirteen bits of a draw: a join costs a tenth of indexing lists in every row.
with slots as (
  select slot::integer as slot, bits('names', slot) as draw from range(8192) as numbers(slot)
)
select
  slot,
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹'[1 + part_of(draw, 0, 5)]
    || '伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华玉建红春梅云龙'[1 + part_of(draw, 8, 5)]
    || case when part_of(draw, 16, 2) > 0 then '英华玲辉生珍国宁安宇欣怡浩然子涵'[1 + part_of(draw, 24, 4)] else '' end as full_name
from slots
