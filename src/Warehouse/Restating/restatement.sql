-- one row per thing that two versions say differently: the arrivals behind it, figures, scores, money (in yuan)
with
names as (
    select 'team' as level, team as code, team_name as name from core.teams
    union all
    select 'institution', institution, institution_name from core.institutions
    union all
    select 'district', unit, unit_name from core.assessed_units
),
arrivals_moved as (
    select
        coalesce(later.arrival, earlier.arrival) as arrival,
        coalesce(later.source, earlier.source) as source,
        coalesce(later.sender, earlier.sender) as sender,
        coalesce(later.period, earlier.period) as period,
        coalesce(later.file, earlier.file) as file,
        case when earlier.arrival is null then '未到' else concat(earlier.state, ' 入库 ', earlier.accepted, ' 驳回 ', earlier.rejected, ' 暂存 ', earlier.held) end as before,
        case when later.arrival is null then '没有了' else concat(later.state, ' 入库 ', later.accepted, ' 驳回 ', later.rejected, ' 暂存 ', later.held) end as after
    from meta.arrivals as later
    full join before.meta.arrivals as earlier on earlier.arrival = later.arrival and earlier.hash = later.hash
),
figures as (
    select
        coalesce(later.indicator, earlier.indicator) as indicator,
        coalesce(later.level, earlier.level) as level,
        coalesce(later.code, earlier.code) as code,
        coalesce(later.period, earlier.period) as period,
        case when earlier.indicator is null then '没有' else coalesce(earlier.value::varchar, earlier.state) end as before,
        case when later.indicator is null then '没有' else coalesce(later.value::varchar, later.state) end as after,
        concat_ws('/', earlier.numerator, earlier.denominator) as before_parts,
        concat_ws('/', later.numerator, later.denominator) as after_parts
    from indicators.values as later
    full join before.indicators.values as earlier
        on earlier.indicator = later.indicator and earlier.level = later.level and earlier.code = later.code and earlier.period = later.period
),
scored as (
    select
        coalesce(later.scheme, earlier.scheme) as scheme,
        coalesce(later.team, earlier.team) as team,
        coalesce(later.period, earlier.period) as period,
        coalesce(concat_ws(' ', earlier.total, earlier.grade, '第 ' || earlier.rank || ' 名'), '没有') as before,
        coalesce(concat_ws(' ', later.total, later.grade, '第 ' || later.rank || ' 名'), '没有') as after
    from scores.teams as later
    full join before.scores.teams as earlier on earlier.scheme = later.scheme and earlier.team = later.team and earlier.period = later.period
),
paid as (
    select
        coalesce(later.title, earlier.title) as title,
        coalesce(later.line, earlier.line) as line,
        coalesce(later.team, earlier.team) as team,
        coalesce(later.scheme, earlier.scheme) as scheme,
        coalesce(later.period, earlier.period) as period,
        coalesce(earlier.paid_fen, 0) as before_fen,
        coalesce(later.paid_fen, 0) as after_fen
    from payouts.lines as later
    full join before.payouts.lines as earlier
        on earlier.scheme = later.scheme and earlier.period = later.period and earlier.team = later.team and earlier.payer = later.payer and earlier.line = later.line
),
moved as (
    select 1 as ordinal, '文件' as kind, file as item, '' as level, sender as code, source as name, period, before, after, arrival as place
    from arrivals_moved
    where before <> after
    union all
    select 2, '指标', coalesce(indicators.title, figures.indicator), figures.level, figures.code, names.name, figures.period,
        concat(figures.before, '(', figures.before_parts, ')'), concat(figures.after, '(', figures.after_parts, ')'), 0
    from figures
    left join meta.indicators as indicators on indicators.indicator = figures.indicator
    left join names on names.level = figures.level and names.code = figures.code
    where figures.before <> figures.after or figures.before_parts <> figures.after_parts
    union all
    select 3, '得分', scored.scheme, 'team', scored.team, names.name, scored.period, scored.before, scored.after, 0
    from scored
    left join names on names.level = 'team' and names.code = scored.team
    where scored.before <> scored.after
    union all
    select 4, '实拨(元)', concat_ws(' ', paid.title, paid.line), 'team', paid.team, names.name, paid.period,
        concat(paid.before_fen // 100, '.', lpad((paid.before_fen % 100)::varchar, 2, '0')), concat(paid.after_fen // 100, '.', lpad((paid.after_fen % 100)::varchar, 2, '0')), 0
    from paid
    left join names on names.level = 'team' and names.code = paid.team
    where paid.before_fen <> paid.after_fen
)
select
    kind, item,
    case level when 'city' then '全市' when 'district' then '考核单元' when 'institution' then '机构' when 'team' then '团队' else level end as level,
    code, coalesce(name, '') as name, period, before, after
from moved
order by ordinal, place, item, period, case level when 'city' then 1 when 'district' then 2 when 'institution' then 3 else 4 end, code, before, after
