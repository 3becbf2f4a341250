select * from city.budgets where year = getvariable('sheet_year')
