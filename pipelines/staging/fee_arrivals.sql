-- 一行是一笔到账。截至日及以后到账的不算;同一键以最后到达的为准,已作废的去掉。
with
latest as (
  select fee_arrivals.voucher, max(fee_arrivals.arrival) as arrival
  from lake.fee_arrivals
  group by fee_arrivals.voucher
)
select
  fee_arrivals.voucher,
  fee_arrivals.unit,
  fee_arrivals.payer,
  fee_arrivals.year,
  fee_arrivals.arrived_on,
  fee_arrivals.amount_fen,
  fee_arrivals.arrival
from lake.fee_arrivals
join latest on latest.voucher = fee_arrivals.voucher and latest.arrival = fee_arrivals.arrival
cross join staging.run
where fee_arrivals.arrived_on < run.as_of and fee_arrivals.status <> 'void'
