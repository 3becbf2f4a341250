-- Who may send files within the reader's scope.
-- name: senders
select units.unit as code, units.unit_name as name
from core.assessed_units as units
where ($unit is null or units.unit = $unit) and $institution is null
union all
select institutions.institution, institutions.institution_name
from core.institutions as institutions
where ($institution is null or institutions.institution = $institution)
    and ($unit is null or institutions.unit = $unit)
order by code
