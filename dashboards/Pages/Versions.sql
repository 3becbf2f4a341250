-- What the current version was built by and held against.
-- name: definitions
-- scope: all, definitions are no data of anybody
select definitions.kind, definitions.id, definitions.title, definitions.file
from meta.definitions as definitions
where definitions.title is not null
order by definitions.kind, definitions.id

-- name: checks
-- Failing rows are counted over the whole city, so only its readers are told.
select checks.model, checks.check as name, checks.severity, checks.failures
from meta.checks as checks
where $unit is null and $institution is null
order by checks.failures = 0, checks.severity, checks.model, checks.check
