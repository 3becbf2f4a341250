-- Definitions the current version was built by.
-- scope: all, definitions are no data of anybody
select definitions.kind, definitions.id, definitions.title, definitions.file
from meta.definitions as definitions
where definitions.title is not null
order by definitions.kind, definitions.id
