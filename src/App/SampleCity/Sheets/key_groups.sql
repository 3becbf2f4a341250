select * replace (case when ended_on <= make_date(getvariable('sheet_year')::integer, 12, 31) then ended_on end as ended_on)
from memberships
where registered_on <= make_date(getvariable('sheet_year')::integer, 12, 31)
