-- The register as it stood at the end of a year.
select
  * replace (
    case when died_on <= make_date(getvariable('sheet_year')::integer, 12, 31) then died_on end as died_on,
    case when moved_out_on <= make_date(getvariable('sheet_year')::integer, 12, 31) then moved_out_on end as moved_out_on)
from residents
where born_on <= make_date(getvariable('sheet_year')::integer, 12, 31)
