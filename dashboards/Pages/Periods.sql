-- Periods of the version, newest first, years before halves before quarters before months.
-- scope: all, periods are no data of anybody
select periods.period, periods.kind, periods.last_month, periods.is_complete
from core.periods as periods
order by
    case periods.kind when 'year' then 0 when 'half' then 1 when 'quarter' then 2 else 3 end,
    periods.period desc
