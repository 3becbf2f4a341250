using System.Collections.Concurrent;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>
/// Every figure of every indicator, worked out a second time from the rows of the lake by plain loops over persons, days and
/// contracts, written from the definitions (domain.md section 7) and not from the SQL.
/// </summary>
public sealed class OracleTests(SmallCity city, OracleCity edges)
{
    [Theory]
    [InlineData("coverage")]
    [InlineData("key_coverage")]
    [InlineData("fulfilment")]
    [InlineData("served")]
    [InlineData("substantive")]
    [InlineData("hypertension_managed")]
    [InlineData("blood_pressure_control")]
    [InlineData("satisfaction")]
    [InlineData("cost_per_visit")]
    [InlineData("cost_growth")]
    [InlineData("grassroots_share")]
    [InlineData("first_visit")]
    [InlineData("signed_first_visit")]
    public void Loops_over_rows_agree_with_the_SQL_in_every_cell(string indicator)
    {
        Agree(city.Data, SmallCity.Scope.AsOf, indicator);
        Agree(edges.Data, OracleCity.Scope.AsOf, indicator);
    }

    static void Agree(DataFolder data, DateOnly asOf, string indicator)
    {
        using var connection = Open(data);
        var expected = Figures(data, asOf).Of(indicator);
        var found = OracleLake.Read(connection, $"select period, level, code, numerator, denominator, excluded, state from indicators.values where indicator = '{indicator}'",
            row => (Key: (row.GetString(0), row.GetString(1), row.GetString(2)), Figure: new OracleFigure(row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5), row.GetString(6))))
            .ToDictionary(cell => cell.Key, cell => cell.Figure);
        var absent = new OracleFigure(0, 0, 0, "not_applicable");
        var different = expected.Keys.Union(found.Keys)
            .Select(key => (Key: key, Expected: expected.GetValueOrDefault(key, absent), Found: found.GetValueOrDefault(key, absent)))
            .Where(cell => cell.Expected != cell.Found)
            .OrderBy(cell => cell.Key.Item1, StringComparer.Ordinal).ThenBy(cell => cell.Key.Item2, StringComparer.Ordinal).ToList();
        Assert.True(expected.Count > 0, $"{indicator} has no figures at all");
        Assert.True(different.Count == 0, $"{different.Count} of {found.Count} cells differ:\n{string.Join('\n', different.Take(12))}");
    }

    static readonly ConcurrentDictionary<string, Lazy<OracleFigures>> Known = new(StringComparer.Ordinal);

    static OracleFigures Figures(DataFolder data, DateOnly asOf) => Known.GetOrAdd(data.Root, _ => new Lazy<OracleFigures>(() =>
    {
        using var connection = Open(data);
        return new OracleFigures(new OracleTown(connection, asOf));
    })).Value;

    static DuckDBConnection Open(DataFolder data)
    {
        // opened as every other reader in this process does: one file has one configuration
        var connection = VersionReader.OpenCurrent(data);
        using var command = connection.CreateCommand();
        command.CommandText = $"set file_search_path = '{data.Root}'";
        command.ExecuteNonQuery();
        return connection;
    }
}
