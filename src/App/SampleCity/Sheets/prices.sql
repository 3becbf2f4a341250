select * from city.prices where year = getvariable('sheet_year')
