-- 4,096 addresses within a town.
select
  slot::integer as slot,
  ['幸福路', '解放路', '人民路', '文化街', '建设里', '东风巷', '新华路', '中山路'][1 + part_of(draw, 0, 3)]
    || (1 + part_of(draw, 8, 10) % 180)::varchar || '号' || (1 + part_of(draw, 20, 10) % 24)::varchar || '-' || (101 + part_of(draw, 30, 8) % 6 * 100)::varchar as address
from (select slot, bits('streets', slot) as draw from range(4096) as numbers(slot)) as drawn
