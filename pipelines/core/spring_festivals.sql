-- 一行是一年的春节假期中除夕至初六的七天(农历)。国务院放假通知每年不同,除夕到初六总在其内。
select
  festivals.eve_on,
  festivals.eve_on + 6 as last_on
from (
  values
    (date '2020-01-24'), (date '2021-02-11'), (date '2022-01-31'), (date '2023-01-21'), (date '2024-02-09'), (date '2025-01-28'),
    (date '2026-02-16'), (date '2027-02-05'), (date '2028-01-25'), (date '2029-02-12'), (date '2030-02-02')
) as festivals (eve_on)
