select teams.*, institutions.institution
from city.teams
join city.institutions on institutions.institution_no = teams.centre_no
where teams.unit_no = getvariable('unit') and founded_on <= make_date(getvariable('sheet_year')::integer, 12, 31)
