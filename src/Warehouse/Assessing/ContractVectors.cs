using System.Data.Common;
using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>What a scheme that scores contracts is computed from: the contracts of <c>marts.contract_values</c> by identical values, so that each set of values is scored once.</summary>
/// <param name="Columns">The scheme's indicators, as columns.</param>
/// <param name="Vectors">Each set of values once; null where a column is empty.</param>
public sealed record ContractVectors(IReadOnlyList<ContractColumn> Columns, IReadOnlyList<IReadOnlyList<decimal?>> Vectors, IReadOnlyList<ContractGroup> Groups)
{
    public const string Table = "marts.contract_values";

    /// <summary>Ending of the column that holds the denominator.</summary>
    public const string Due = "_due";

    /// <summary>Indicators of a scheme: its columns.</summary>
    public static IReadOnlyList<string> IndicatorsOf(Scheme scheme) =>
        [.. scheme.AllNodes().OfType<Measure>().Select(measure => measure.Indicator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Schemes of the same key are computed from the same vectors.</summary>
    public static string KeyOf(Scheme scheme) => string.Join('|', IndicatorsOf(scheme)) + '#' + string.Join('|', HeadsOf(scheme));

    /// <summary>The heads that the fee counts, in the order of <see cref="ContractGroup.Heads"/>.</summary>
    public static IReadOnlyList<(string Eligibility, int Days)> HeadsOf(Scheme scheme) => [.. AssessmentData.HeadsOf(scheme).Distinct().Order()];

    public static ContractVectors Read(DbConnection connection, Scheme scheme)
    {
        var known = Known(connection);
        var columns = IndicatorsOf(scheme).Select(indicator => new ContractColumn(indicator, known.Contains(indicator + Due))).ToList();
        var values = columns.SelectMany(column => column.Names).ToList();
        var heads = HeadsOf(scheme).Where(head => known.Contains(head.Eligibility)).ToList();
        var select = string.Join(", ", values.Select(Value)
            .Concat(["count(*)", .. heads.Select(head => Count(head, "")), .. heads.Select(head => Count(head, " and contracts.is_cut"))]));
        using var command = connection.CreateCommand();
        command.CommandText = $"select contracts.unit, contracts.institution, contracts.team, {select} from {Table} as contracts group by all order by all";
        using var reader = command.ExecuteReader();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var vectors = new List<IReadOnlyList<decimal?>>();
        var groups = new List<ContractGroup>();
        while (reader.Read())
        {
            var vector = new decimal?[values.Count];
            for (var i = 0; i < vector.Length; i++)
                vector[i] = reader.IsDBNull(3 + i) ? null : reader.GetDecimal(3 + i);
            var key = string.Join('|', vector.Select(value => value?.ToString(CultureInfo.InvariantCulture)));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = vectors.Count);
                vectors.Add(vector);
            }

            var at = 3 + values.Count;
            groups.Add(new ContractGroup(
                reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1), reader.GetString(2), number, reader.GetInt64(at), [.. heads.Select((_, i) => reader.GetInt64(at + 1 + i))], [.. heads.Select((_, i) => reader.GetInt64(at + 1 + heads.Count + i))]));
        }

        return new ContractVectors(columns, vectors, groups);
    }

    /// <summary>A column as it is grouped and compared.</summary>
    public static string Value(string column) => $"cast(contracts.\"{column}\" as decimal(18, 4))";

    /// <summary>A vector by indicator; without a column of its own the denominator is 1.</summary>
    public IEnumerable<(string Indicator, decimal? Numerator, decimal? Denominator)> Cells(IReadOnlyList<decimal?> vector)
    {
        var at = 0;
        foreach (var column in Columns)
        {
            var numerator = vector[at++];
            yield return (column.Indicator, numerator, column.HasDue ? vector[at++] : numerator is null ? null : 1);
        }
    }

    /// <summary>The values of a vector as Rules takes them: an empty column is not applicable.</summary>
    public static IReadOnlyDictionary<string, IndicatorValue> Values(IEnumerable<(string Indicator, decimal? Numerator, decimal? Denominator)> cells) => cells.ToDictionary(
        cell => cell.Indicator,
        cell => cell is { Numerator: { } numerator, Denominator: { } denominator } ? IndicatorValue.Of(numerator, denominator) : IndicatorValue.NotApplicable, StringComparer.Ordinal);

    static string Count((string Eligibility, int Days) head, string and) =>
        string.Create(CultureInfo.InvariantCulture, $"count(*) filter (where contracts.\"{head.Eligibility}\" and contracts.active_days >= {head.Days}{and})");

    static HashSet<string> Known(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select column_name from duckdb_columns() where schema_name = 'marts' and table_name = 'contract_values'";
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}

/// <summary>An indicator of contracts as columns.</summary>
/// <param name="HasDue">Whether another column holds its denominator.</param>
public sealed record ContractColumn(string Indicator, bool HasDue)
{
    public IEnumerable<string> Names => HasDue ? [Indicator, Indicator + ContractVectors.Due] : [Indicator];
}

/// <summary>The contracts of one team that have the same values.</summary>
/// <param name="Vector">Index of the values.</param>
/// <param name="Heads">Contracts that the fee counts, by what it counts.</param>
/// <param name="Found">Of them, those that a person decided to take out.</param>
public sealed record ContractGroup(string? Unit, string Institution, string Team, int Vector, long Contracts, IReadOnlyList<long> Heads, IReadOnlyList<long> Found);
