-- A line of a monthly file: a contract in the month it was signed (all in force at the start in the first month), and once more in the
-- month it was cancelled or found to be a mistake.
select
  * exclude (cancelled_on, cancel_reason, refunded_fen),
  case when cancelled_on is not null and ended_month <= getvariable('month') then cancelled_on end as cancelled_on,
  case when cancelled_on is not null and ended_month <= getvariable('month') then cancel_reason end as cancel_reason,
  case when cancelled_on is not null and ended_month <= getvariable('month') then refunded_fen end as refunded_fen,
  case
    when coalesce(ended_month, 99) > getvariable('month') then 'effective'
    when is_mistake then 'void'
    else 'cancelled' end as status
from contracts
where (signed_month = getvariable('month') or ended_month = getvariable('month')) and end_on > getvariable('first_day')
