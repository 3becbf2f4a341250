-- what everyone does peers cannot see: the level of the city and of each unit by period
insert into flags.levels
with counted as (
    select coalesce(teams.unit, institutions.unit) as unit, counted.period, counted.hits, counted.exposure
    from $counted as counted
    left join core.teams as teams on teams.team = counted.team
    left join core.institutions as institutions on institutions.institution = counted.institution
),
levels as (
    select
        case grouping(unit) when 1 then 'city' else 'unit' end as level, case grouping(unit) when 1 then '' else unit end as code, period,
        sum(hits) as hits, sum(exposure) as exposure
    from counted
    group by grouping sets ((unit, period), (period))
)
select
    $detector, level, code, period, hits, exposure,
    case when exposure > 0 then cast(cast(hits as double) / cast(exposure as double) as decimal(18, 9)) end
from levels
order by level, code, period
