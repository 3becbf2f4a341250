select *, (10000000000 + follow_no)::varchar as follow_up from follow_ups where month = getvariable('month')
