-- 一行是一个有已履单位的协议年度段。pattern 每 9 位存一个月记账的项次(第 m 个整月在第 9m 位起),
-- 于是一段的全部记账是一个整数:同样的段只需比一次应履(core.fulfilment_patterns),不必把每段展开成 12 个月。
select
  fulfilment_credits.person,
  fulfilment_credits.ordinal,
  fulfilment_credits.segment_on,
  sum(1::hugeint << (9 * fulfilment_credits.credited_month)) as pattern
from core.fulfilment_credits
group by fulfilment_credits.person, fulfilment_credits.ordinal, fulfilment_credits.segment_on
