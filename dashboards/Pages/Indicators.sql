-- Every indicator in the order of the scheme; what no scheme scores comes last.
-- scope: all, definitions are no data of anybody
with
scored as (
    select nodes.indicator, min(nodes.ordinal) as ordinal from scores.nodes as nodes group by nodes.indicator
)
select indicators.indicator as id, indicators.dimension, indicators.time, indicators.window_text
from meta.indicators as indicators
left join scored on scored.indicator = indicators.indicator
order by scored.ordinal nulls last, indicators.dimension, indicators.indicator
