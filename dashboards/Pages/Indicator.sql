-- Definitions, and how much the first-visit ratio hangs on its one free number.
-- name: meaning
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

-- name: sensitivity
select
    cast(sum(visits.g14_count) as decimal(38, 0)) as g14, cast(sum(visits.g14_grassroots_count) as decimal(38, 0)) as g14_grassroots,
    cast(sum(visits.g30_count) as decimal(38, 0)) as g30, cast(sum(visits.g30_grassroots_count) as decimal(38, 0)) as g30_grassroots,
    cast(sum(visits.g90_count) as decimal(38, 0)) as g90, cast(sum(visits.g90_grassroots_count) as decimal(38, 0)) as g90_grassroots
from marts.first_visits as visits
where ($place = '' or visits.unit = $place)
    and visits.month between $first_month and $last_month
    and visits.is_applicable
    and not exists (select 1 from marts.incomplete as incomplete where incomplete.month = visits.month and incomplete.unit = visits.unit)
    and not exists (select 1 from marts.undiagnosed as undiagnosed where undiagnosed.month = visits.month and undiagnosed.unit = visits.unit)
    and ($unit is null or visits.unit = $unit)
    and $institution is null

-- name: funnel
-- scope: all, the limits are the whole city's; the page draws the place it is about, which the reader may see
select figures.code as team, teams.team_name, teams.unit, teams.institution, figures.numerator, figures.denominator
from indicators.values as figures
inner join core.teams as teams on teams.team = figures.code
inner join meta.indicators as meanings on meanings.indicator = figures.indicator
where figures.indicator = $id
    and figures.period = $period
    and figures.level = 'team'
    and figures.state = 'value'
    and figures.denominator >= greatest(meanings.min_denominator, 1)
order by figures.code
