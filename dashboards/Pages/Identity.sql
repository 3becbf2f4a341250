-- Whether the reader's part of the city has anything to do with a person: as a resident, or by a contract.
-- name: known
select residents.person
from staging.residents as residents
where residents.person = $person
    and ($unit is null or residents.unit = $unit)
    and ($institution is null or residents.institution = $institution)
union
select contracts.person
from marts.team_contracts as contracts
where contracts.person = $person
    and ($unit is null or contracts.unit = $unit)
    and ($institution is null or contracts.institution = $institution)
