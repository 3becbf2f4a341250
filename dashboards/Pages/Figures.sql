-- Indicators at places, as several pages ask for them. A period that is not over is compared with the same month-end of the
-- year before where the figure is one of a point in time, and not at all where it adds up over the period.
-- name: of_place
-- All periods at once: one place has few rows, and readers go from period to period.
with compared as (
    select
        periods.period, periods.is_complete,
        (cast(left(periods.period, 4) as integer) - 1) || substr(periods.period, 5) as before,
        (cast(left(periods.last_month, 4) as integer) - 1) || substr(periods.last_month, 5) as month_before
    from core.periods as periods
)
select
    indicators.indicator, indicators.title, indicators.kind, indicators.time, indicators.window_text, indicators.unit, indicators.direction,
    indicators.target, indicators.min_denominator,
    compared.period, cast($level as varchar) as level, cast($code as varchar) as code,
    cells.state, cells.value, cells.numerator, cells.denominator, cells.excluded,
    earlier.state as before_state, earlier.value as before_value, earlier.numerator as before_numerator, earlier.denominator as before_denominator
from meta.indicators as indicators
cross join compared
left join indicators.values as cells
    on cells.indicator = indicators.indicator and cells.period = compared.period and cells.level = $level and cells.code = $code
left join indicators.values as earlier
    on earlier.indicator = indicators.indicator and earlier.level = $level and earlier.code = $code
    and earlier.period = case when compared.is_complete then compared.before when indicators.time <> 'flow' then compared.month_before end
where $unit is null
    or ($institution is null and $level = 'district' and $code = $unit)
    or ($level = 'institution' and $code in (
        select institutions.institution from core.institutions as institutions
        where institutions.unit = $unit and ($institution is null or institutions.institution = $institution)))
    or ($level = 'team' and $code in (
        select teams.team from core.teams as teams
        where teams.unit = $unit and ($institution is null or teams.institution = $institution)))
order by indicators.indicator, compared.period

-- name: of_parts
with places as (
    select 'district' as level, units.unit as code, 'city' as parent_level, '' as parent_code, units.unit, null::varchar as institution
    from core.assessed_units as units
    union all
    select 'institution', institutions.institution, 'district', institutions.unit, institutions.unit, institutions.institution
    from core.institutions as institutions
    union all
    select 'team', teams.team, 'institution', teams.institution, teams.unit, teams.institution
    from core.teams as teams
)
select
    indicators.indicator, indicators.title, indicators.kind, indicators.time, indicators.window_text, indicators.unit, indicators.direction,
    indicators.target, indicators.min_denominator,
    cells.period, cells.level, cells.code,
    cells.state, cells.value, cells.numerator, cells.denominator, cells.excluded,
    earlier.state as before_state, earlier.value as before_value, earlier.numerator as before_numerator, earlier.denominator as before_denominator
from places
inner join indicators.values as cells on cells.level = places.level and cells.code = places.code and cells.period = $period
inner join meta.indicators as indicators on indicators.indicator = cells.indicator
left join indicators.values as earlier
    on earlier.indicator = cells.indicator and earlier.level = cells.level and earlier.code = cells.code
    and earlier.period = case when $is_complete then $before when indicators.time <> 'flow' then $month_before end
where places.parent_level = $level
    and places.parent_code = $code
    and ($unit is null or places.unit = $unit)
    and ($institution is null or places.institution = $institution)
order by cells.indicator, cells.code

-- Shares of the assessed period as they would be with the city's ages and sexes.
-- name: adjusted
with places as (
    select 'district' as level, units.unit as code, units.unit, null::varchar as institution
    from core.assessed_units as units
    union all
    select 'institution', institutions.institution, institutions.unit, institutions.institution
    from core.institutions as institutions
    union all
    select 'team', teams.team, teams.unit, teams.institution
    from core.teams as teams
)
select adjusted.code, adjusted.value
from indicators.adjusted as adjusted
inner join places on places.level = adjusted.level and places.code = adjusted.code
where adjusted.indicator = $indicator
    and adjusted.period = $period
    and adjusted.level = $level
    and ($unit is null or places.unit = $unit)
    and ($institution is null or places.institution = $institution)
order by adjusted.code

-- name: city_by_month
-- scope: all, the city's sums are what every district is compared with
select months.month, cells.state, cells.value, cells.numerator, cells.denominator
from core.months as months
left join indicators.values as cells on cells.period = months.month and cells.indicator = $indicator and cells.level = 'city'
order by months.month

-- name: places_below
with places as (
    select
        'district' as level, units.unit as code, units.unit_name as name, units.unit, units.unit_name,
        null::varchar as institution, null::varchar as institution_name, 'city' as parent_level, '' as parent_code
    from core.assessed_units as units
    union all
    select
        'institution', institutions.institution, institutions.institution_name, institutions.unit, units.unit_name,
        institutions.institution, institutions.institution_name, 'district', institutions.unit
    from core.institutions as institutions
    inner join core.assessed_units as units on units.unit = institutions.unit
    union all
    select 'team', teams.team, teams.team_name, teams.unit, teams.unit_name, teams.institution, teams.institution_name, 'institution', teams.institution
    from core.teams as teams
)
select places.level, places.code, places.name, places.unit, places.unit_name, places.institution, places.institution_name
from places
where places.parent_level = $level
    and places.parent_code = $code
    and ($unit is null or places.unit = $unit)
    and ($institution is null or places.institution = $institution)
order by places.code

-- name: place
with places as (
    select
        'district' as level, units.unit as code, units.unit_name as name, units.unit, units.unit_name,
        null::varchar as institution, null::varchar as institution_name
    from core.assessed_units as units
    union all
    select
        'institution', institutions.institution, institutions.institution_name, institutions.unit, units.unit_name,
        institutions.institution, institutions.institution_name
    from core.institutions as institutions
    inner join core.assessed_units as units on units.unit = institutions.unit
    union all
    select 'team', teams.team, teams.team_name, teams.unit, teams.unit_name, teams.institution, teams.institution_name
    from core.teams as teams
)
select places.level, places.code, places.name, places.unit, places.unit_name, places.institution, places.institution_name
from places
where places.level = $level
    and places.code = $code
    and ($unit is null or places.unit = $unit)
    and ($institution is null or places.institution = $institution)
