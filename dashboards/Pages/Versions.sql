-- What the current version was built by and held against.
-- name: definitions
-- scope: all, definitions are no data of anybody
select definitions.kind, definitions.id, definitions.title, definitions.file
from meta.definitions as definitions
where definitions.title is not null
order by definitions.kind, definitions.id
