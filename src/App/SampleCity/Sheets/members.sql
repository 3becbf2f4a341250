select * from city.members where unit_no = getvariable('unit') and joined_on <= make_date(getvariable('sheet_year')::integer, 12, 31)
