-- What an indicator means, with the text of the files it is computed by.
-- scope: all, definitions are no data of anybody
select
    indicators.indicator, indicators.title, indicators.dimension, indicators.kind, indicators.time, indicators.window_text, indicators.unit,
    indicators.direction, indicators.target, indicators.min_denominator, indicators.why, indicators.definition,
    indicators.document, indicators.certainty, indicators.owner, indicators.reviewed_on,
    (
        select max(definitions.text) from meta.definitions as definitions
        where definitions.kind = 'indicators' and definitions.id = indicators.indicator and definitions.file like '%.sql'
    ) as sql_text,
    (
        select max(definitions.text) from meta.definitions as definitions
        where definitions.kind = 'indicators' and definitions.id = indicators.indicator and definitions.file like '%.yaml'
    ) as yaml_text
from meta.indicators as indicators
where indicators.indicator = $id
