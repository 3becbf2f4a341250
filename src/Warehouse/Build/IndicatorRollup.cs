using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// Turns the monthly rows of every indicator, given at the finest place, into <c>indicators.values</c>: every period and every
/// level. Places are summed; months are summed for flows, and the last month is taken for stocks and windows.
/// </summary>
static class IndicatorRollup
{
    const string ValuesTable = """
        create table indicators.values (
            indicator varchar, period varchar, level varchar, code varchar,
            numerator decimal(38, 0), denominator decimal(38, 0), excluded decimal(38, 0), state varchar, value decimal(18, 9))
        """;

    public static string RowsOf(IndicatorFile indicator) => "indicators." + indicator.Id;

    /// <summary>Builds the rows of one indicator's SQL and says what is wrong with them.</summary>
    public static void BuildRows(BuildSession session, IndicatorFile indicator, List<DefinitionFault> faults)
    {
        if (!session.TryExecute($"create table {RowsOf(indicator)} as\n", indicator.SqlFile!, indicator.Sql!, faults))
            return;
        var columns = session.Columns(RowsOf(indicator));
        if (!columns.Select(column => column.Name).SequenceEqual(IndicatorFile.Columns, StringComparer.Ordinal))
        {
            faults.Add(new DefinitionFault(indicator.SqlFile!, 0, 0,
                $"应依次产出列 {string.Join("、", IndicatorFile.Columns)},实际为 {string.Join("、", columns.Select(column => column.Name))}"));
        }

        foreach (var (name, type) in columns.Skip(4).Where(column => column.Type != "BIGINT"))
            faults.Add(new DefinitionFault(indicator.SqlFile!, 0, 0, $"列“{name}”应是 BIGINT,实际为 {type};请用 cast(… as bigint)"));
    }

    public static void RollUp(BuildSession session, IReadOnlyList<IndicatorFile> indicators)
    {
        session.Execute(ValuesTable);
        // growth last: it takes its figures, and what they lack, from another indicator
        foreach (var indicator in indicators.OrderBy(indicator => indicator.Kind == ValueKind.Growth))
        {
            if (indicator.Kind == ValueKind.Growth)
                session.Execute(Growth(indicator), new { id = indicator.Id, of = indicator.Of });
            else
                session.Execute(Places(indicator), new { id = indicator.Id });
        }
    }

    static string Places(IndicatorFile indicator) => $"""
        insert into indicators.values
        with spread as (
            select
                periods.period, rows.district, rows.institution, rows.team,
                sum(rows.numerator) as numerator, sum(rows.denominator) as denominator, sum(rows.excluded) as excluded
            from indicators.{indicator.Id} as rows
            {PeriodJoin(indicator.Time)}
            group by periods.period, rows.district, rows.institution, rows.team
        ),
        levels as (
            select period, 'city' as level, '' as code, numerator, denominator, excluded from spread
            union all
            select period, 'district', district, numerator, denominator, excluded from spread where district is not null
            union all
            select period, 'institution', institution, numerator, denominator, excluded from spread where institution is not null
            union all
            select period, 'team', team, numerator, denominator, excluded from spread where team is not null
        ),
        sums as (
            select period, level, code, sum(numerator) as numerator, sum(denominator) as denominator, sum(excluded) as excluded
            from levels group by period, level, code
        ),
        stated as (
            select sums.*, {State(indicator, "sums.denominator > 0")} as state
            from sums
            {GapsJoin(indicator, "sums")}
        )
        select
            $id, period, level, code, numerator, denominator, excluded, state,
            case when state = 'value' then {Quotient} end
        from stated
        """;

    static string PeriodJoin(IndicatorTime time) => time == IndicatorTime.Flow
        ? """
          inner join core.months as months on months.month = rows.period
          inner join core.periods as periods on months.start_on >= periods.start_on and months.end_on <= periods.end_on
          """
        : "inner join core.periods as periods on periods.last_month = rows.period";

    // (now / visits) ÷ (before / visits) as one exact quotient of integers
    static string Growth(IndicatorFile indicator) => $"""
        insert into indicators.values
        with grown as (
            select
                now.period, now.level, now.code, now.excluded,
                coalesce(now.numerator * before.denominator, 0) as numerator, coalesce(now.denominator * before.numerator, 0) as denominator,
                coalesce(now.denominator > 0 and before.denominator > 0 and before.numerator > 0, false) as is_applicable,
                'incomplete' in (now.state, before.state) as is_incomplete
            from indicators.values as now
            left join indicators.values as before
                on before.indicator = now.indicator and before.level = now.level and before.code = now.code
                and before.period = cast(cast(substr(now.period, 1, 4) as integer) - 1 as varchar) || substr(now.period, 5)
            where now.indicator = $of
        ),
        stated as (
            select grown.*, {State(indicator, "grown.is_applicable", "grown.is_incomplete")} as state
            from grown
            {GapsJoin(indicator, "grown")}
        )
        select
            $id, period, level, code, numerator, denominator, excluded, state,
            case when state = 'value' then {Quotient} - 1 end
        from stated
        """;

    const string Quotient = "cast(cast(numerator as double) / cast(denominator as double) as decimal(18, 9))";

    static string State(IndicatorFile indicator, string isApplicable, string isIncomplete = "false") => $"""
        case
            when ({isApplicable}) is not true then 'not_applicable'
            when {isIncomplete}{(indicator.IncompleteTables.Count > 0 ? " or gaps.unit is not null" : "")} then 'incomplete'
            else 'value'
        end
        """;

    // the assessed units of which a period lacks something, and the places that they hold
    static string GapsJoin(IndicatorFile indicator, string rows)
    {
        if (indicator.IncompleteTables.Count == 0)
            return "";
        var incomplete = string.Join(" union all ", indicator.IncompleteTables.Select(table => $"select month, unit from {table}"));
        var months = indicator.Time switch
        {
            IndicatorTime.Flow => "months.start_on >= periods.start_on and months.end_on <= periods.end_on",
            IndicatorTime.Window => "months.year = last_months.year and months.start_on <= last_months.start_on",
            _ => "months.month = periods.last_month",
        };
        return $"""
            left join core.institutions as institutions on {rows}.level = 'institution' and institutions.institution = {rows}.code
            left join core.teams as teams on {rows}.level = 'team' and teams.team = {rows}.code
            left join (
                select distinct periods.period, incomplete.unit
                from core.periods as periods
                inner join core.months as last_months on last_months.month = periods.last_month
                inner join core.months as months on {months}
                inner join ({incomplete}) as incomplete on incomplete.month = months.month
            ) as gaps
                on gaps.period = {rows}.period
                and gaps.unit = case {rows}.level when 'institution' then institutions.unit when 'team' then teams.unit else {rows}.code end
            """;
    }
}
