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
                session.Execute(Growth, new { id = indicator.Id, of = indicator.Of });
            else
                session.Execute(Places(indicator), new { id = indicator.Id });
            if (indicator.IncompleteTables.Count > 0)
                session.Execute(MarkIncomplete(indicator), new { id = indicator.Id });
            session.Execute(Value(indicator.Kind), new { id = indicator.Id });
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
        )
        select
            $id, period, level, code, numerator, denominator, excluded,
            case when denominator > 0 then 'value' else 'not_applicable' end, null
        from sums
        """;

    static string PeriodJoin(IndicatorTime time) => time == IndicatorTime.Flow
        ? """
          inner join core.months as months on months.month = rows.period
          inner join core.periods as periods on months.start_on >= periods.start_on and months.end_on <= periods.end_on
          """
        : "inner join core.periods as periods on periods.last_month = rows.period";

    // (now / visits) ÷ (before / visits) as one exact quotient of integers
    const string Growth = """
        insert into indicators.values
        select
            $id, now.period, now.level, now.code,
            coalesce(now.numerator * before.denominator, 0), coalesce(now.denominator * before.numerator, 0), now.excluded,
            case
                when not coalesce(now.denominator > 0 and before.denominator > 0 and before.numerator > 0, false) then 'not_applicable'
                when 'incomplete' in (now.state, before.state) then 'incomplete'
                else 'value'
            end, null
        from indicators.values as now
        left join indicators.values as before
            on before.indicator = now.indicator and before.level = now.level and before.code = now.code
            and before.period = cast(cast(substr(now.period, 1, 4) as integer) - 1 as varchar) || substr(now.period, 5)
        where now.indicator = $of
        """;

    static string MarkIncomplete(IndicatorFile indicator)
    {
        var incomplete = string.Join(" union all ", indicator.IncompleteTables.Select(table => $"select month, unit from {table}"));
        var months = indicator.Time switch
        {
            IndicatorTime.Flow => "months.start_on >= periods.start_on and months.end_on <= periods.end_on",
            IndicatorTime.Window => "months.year = last_months.year and months.start_on <= last_months.start_on",
            _ => "months.month = periods.last_month",
        };
        return $"""
            update indicators.values as cells set state = 'incomplete'
            from (
                select distinct periods.period, incomplete.unit
                from core.periods as periods
                inner join core.months as last_months on last_months.month = periods.last_month
                inner join core.months as months on {months}
                inner join ({incomplete}) as incomplete on incomplete.month = months.month
            ) as gaps
            where cells.indicator = $id and cells.state = 'value' and gaps.period = cells.period
                and gaps.unit = case cells.level
                    when 'city' then ''
                    when 'district' then cells.code
                    when 'institution' then (select unit from core.institutions where institution = cells.code)
                    else (select unit from core.teams where team = cells.code) end
            """;
    }

    static string Value(ValueKind kind) => $"""
        update indicators.values set value = cast(cast(numerator as double) / cast(denominator as double) as decimal(18, 9)) {(kind == ValueKind.Growth ? "- 1" : "")}
        where indicator = $id and state = 'value'
        """;
}
