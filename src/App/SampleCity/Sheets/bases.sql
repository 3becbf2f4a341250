select * from city.bases where year(counted_on) = getvariable('sheet_year') - 1
