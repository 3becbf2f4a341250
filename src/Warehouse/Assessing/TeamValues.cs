using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>A team's indicator values as Rules takes them, the year before as the baseline; <see cref="Marks"/> says where a value is not the team's own.</summary>
public sealed record TeamValues(string Team, string? Unit, IReadOnlyDictionary<string, IndicatorValue> Values, IReadOnlyDictionary<string, string> Marks)
{
    sealed record Cell(string Indicator, string Level, string Code, decimal Numerator, decimal Denominator, string State, decimal? Baseline);

    sealed record Place(string Team, string Institution, string? Unit);

    /// <summary>Reads all teams that exist in the period, in order of their codes.</summary>
    public static IReadOnlyList<TeamValues> Read(DbConnection connection, IReadOnlyList<IndicatorFile> indicators, string period)
    {
        var teams = connection.Query<Place>("""
            select teams.team, teams.institution, teams.unit
            from core.teams as teams
            inner join core.periods as periods on periods.period = $period
            where teams.founded_on < periods.end_on and coalesce(teams.closed_on > periods.start_on, true)
            order by teams.team
            """, new { period }).ToList();
        var (cells, reported) = Cells(connection, period, "team", "institution");
        return [.. teams.Select(place => Of(place, indicators, cells, reported))];
    }

    /// <summary>Reads institutions or assessed units in the same form, their code in place of the team's.</summary>
    /// <param name="level"><c>institution</c> or <c>district</c>.</param>
    public static IReadOnlyList<TeamValues> ReadPlaces(DbConnection connection, IReadOnlyList<IndicatorFile> indicators, string period, string level, IEnumerable<(string Code, string Unit)> places)
    {
        var (cells, reported) = Cells(connection, period, level, level);
        return [.. places.Select(place => new TeamValues(
            place.Code, place.Unit,
            indicators.ToDictionary(indicator => indicator.Id, indicator => Value(cells, reported, indicator.Id, level, place.Code), StringComparer.Ordinal),
            new Dictionary<string, string>()))];
    }

    static (Dictionary<(string, string, string), Cell> Cells, HashSet<string> Reported) Cells(DbConnection connection, string period, string level, string above)
    {
        var cells = connection.Query<Cell>("""
            select cells.indicator, cells.level, cells.code, cells.numerator, cells.denominator, cells.state, earlier.value as baseline
            from indicators.values as cells
            left join indicators.values as earlier
                on earlier.indicator = cells.indicator and earlier.level = cells.level and earlier.code = cells.code and earlier.period = $earlier and earlier.state = 'value'
            where cells.period = $period and cells.level in ($level, $above)
            """, new { period, level, above, earlier = Period.YearBefore(period) }).ToDictionary(cell => (cell.Indicator, cell.Level, cell.Code));
        var reported = cells.Keys.Select(key => key.Indicator).ToHashSet(StringComparer.Ordinal);
        return (cells, reported);
    }

    static IndicatorValue Value(Dictionary<(string, string, string), Cell> cells, HashSet<string> reported, string indicator, string level, string code) =>
        cells.TryGetValue((indicator, level, code), out var own) ? ValueOf(own)
        : reported.Contains(indicator) ? IndicatorValue.NotApplicable : IndicatorValue.NotReported;

    static TeamValues Of(Place place, IReadOnlyList<IndicatorFile> indicators, Dictionary<(string, string, string), Cell> cells, HashSet<string> reported)
    {
        var values = new Dictionary<string, IndicatorValue>(StringComparer.Ordinal);
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            var value = Value(cells, reported, indicator.Id, "team", place.Team);
            if (indicator.BelowMinimumUsesInstitution && value.State is ValueState.Value or ValueState.NotApplicable
                && value.Denominator < indicator.MinDenominator && cells.TryGetValue((indicator.Id, "institution", place.Institution), out var above))
            {
                value = ValueOf(above);
                marks[indicator.Id] = $"本团队有效数不足 {indicator.MinDenominator},按所属机构的数值计";
            }

            values[indicator.Id] = value;
        }

        return new TeamValues(place.Team, place.Unit, values, marks);
    }

    static IndicatorValue ValueOf(Cell cell) => cell.State switch
    {
        "value" => IndicatorValue.Of(cell.Numerator, cell.Denominator) with { Baseline = cell.Baseline },
        "incomplete" => IndicatorValue.Incomplete,
        "not_reported" => IndicatorValue.NotReported,
        _ => IndicatorValue.NotApplicable,
    };
}
