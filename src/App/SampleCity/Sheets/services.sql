select *, (70000000000000 + service_no)::varchar as service from services where month = getvariable('month')
