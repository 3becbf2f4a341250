-- one row per indicator, period and place
select
    version.version as "版本", cells.indicator as "指标代码", indicators.title as "指标", cells.period as "期间",
    cells.level as "层级", cells.code as "单位代码",
    cells.numerator as "分子", cells.denominator as "分母", cells.excluded as "排除", cells.state as "状态", cells.value as "数值"
from indicators.values as cells
cross join meta.version as version
left join meta.indicators as indicators on indicators.indicator = cells.indicator
left join core.teams as teams on cells.level = 'team' and teams.team = cells.code
left join core.institutions as institutions on cells.level = 'institution' and institutions.institution = cells.code
where
    ($unit is null or case cells.level when 'district' then cells.code when 'institution' then institutions.unit when 'team' then teams.unit end = $unit)
    and ($institution is null or case cells.level when 'institution' then cells.code when 'team' then teams.institution end = $institution)
order by cells.indicator, cells.period, cells.level, cells.code
