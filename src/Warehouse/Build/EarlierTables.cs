using System.Security.Cryptography;
using System.Text;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// What the version before has and need not be made again: a table stays when its own text is what it was, and all it takes its rows from. A table that is
/// made again and comes out with the same rows counts as unchanged, so that what stands on it stays.
/// </summary>
/// <remarks>
/// A build may start from a copy of the current version. <c>meta.built</c> says of each table and view from which <c>inputs</c> it was made (its text and the identities of
/// what it reads) and its <c>identity</c>: two tables of one identity have the same rows. Indicator values, scores, payouts and flags are always made anew.
/// </remarks>
sealed class EarlierTables
{
    readonly BuildSession _session;
    readonly ILookup<string, string> _parents;
    readonly Dictionary<string, (string Inputs, string Identity)> _earlier;
    readonly Dictionary<string, (string Inputs, string Identity)> _built = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<(string Model, string Check), long> _failures;

    EarlierTables(BuildSession session, IEnumerable<(string Table, string Uses)> uses, Dictionary<string, (string Inputs, string Identity)> earlier, Dictionary<(string Model, string Check), long> failures)
    {
        _session = session;
        _parents = uses.ToLookup(use => use.Table, use => use.Uses, StringComparer.OrdinalIgnoreCase);
        _earlier = earlier;
        _failures = failures;
    }

    /// <summary>Tables that stayed as they were.</summary>
    public HashSet<string> Kept { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file that a build may start from a copy of; null when this very program has not built the current version, or the disk has no room for both.</summary>
    public static string? From(DataFolder data, long needed)
    {
        if (data.CurrentVersion() is not { } version || new FileInfo(data.VersionFile(version)) is not { Exists: true } file
            || new DriveInfo(data.Root).AvailableFreeSpace < needed + file.Length)
            return null;
        try
        {
            using var current = VersionReader.OpenCurrent(data);
            return current.QuerySingle<string>("select program from meta.version") == VersionName.Program ? file.FullName : null;
        }
        catch (Exception failure) when (failure is RunException or DuckDBException)
        {
            return null;
        }
    }

    /// <summary>Leaves of a copied version only the tables that may stay; of a new file there are none.</summary>
    public static EarlierTables Open(BuildSession session, IReadOnlyList<(string Table, string Uses)> uses, IEnumerable<string> tables)
    {
        if (session.Query<long>("select count(*) from duckdb_tables() where schema_name = 'meta' and table_name = 'built'")[0] == 0)
            return new EarlierTables(session, uses, [], []);
        var made = session.Query<string>("select schema_name || '.' || table_name from duckdb_tables()");
        var wanted = tables.Intersect(made, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var earlier = session.Query<(string Table, string Inputs, string Identity)>("select \"table\", inputs, identity from meta.built")
            .Where(built => wanted.Contains(built.Table)).ToDictionary(built => built.Table, built => (built.Inputs, built.Identity), StringComparer.OrdinalIgnoreCase);
        var failures = session.Query<(string Model, string Check, long Failures)>("select model, \"check\", failures from meta.checks").ToDictionary(check => (check.Model, check.Check), check => check.Failures);
        var views = session.Query<string>("select schema_name || '.' || view_name from duckdb_views() where not internal");
        var others = made.Where(table => !earlier.ContainsKey(table));
        session.Execute($"begin; {string.Concat(views.Select(view => $"drop view {view}; "))}{string.Concat(others.Select(table => $"drop table {table}; "))}commit; checkpoint;");
        return new EarlierTables(session, uses, earlier, failures);
    }

    /// <summary>Says what the rows of a source are: its SQL names its files, whose sums the manifest has.</summary>
    public void Source(SourceDefinition source, string sql, Manifest manifest) =>
        Is("lake." + source.Id, [sql, .. manifest.Current(source).SelectMany(arrival => arrival.Sums ?? [arrival.Sha256, arrival.Definition])]);

    public void Arrivals(Manifest manifest, IEnumerable<SourceDefinition> sources) =>
        Is("meta.arrivals", [Encoding.UTF8.GetString(manifest.ToJson()), .. sources.Select(source => $"{source.Id} {source.IsChanges}")]);

    /// <summary>Makes a model or the rows of an indicator, unless what the version before has of it is the same.</summary>
    /// <param name="texts">All that its making depends on beside the tables that it reads.</param>
    public void Make(string table, IEnumerable<string> texts, Action make)
    {
        var inputs = Hash([.. texts, .. _parents[table].Order(StringComparer.OrdinalIgnoreCase).Select(parent => $"{parent} {_built[parent].Identity}")]);
        var earlier = _earlier.GetValueOrDefault(table);
        if (earlier.Inputs == inputs)
        {
            _built[table] = earlier;
            Kept.Add(table);
        }
        else if (earlier.Inputs is null)
        {
            make();
            _built[table] = (inputs, inputs);
        }
        else
        {
            var parts = table.Split('.');
            var former = $"{parts[0]}.\"{parts[1]}~\"";
            _session.Execute($"alter table {table} rename to \"{parts[1]}~\"");
            make();
            _built[table] = (inputs, IsSame(table, former) ? earlier.Identity : inputs);
            Drop(former);
        }
    }

    /// <summary>What a check of nothing but the rows of a table found of the table that stayed.</summary>
    public long? Failures(string model, ModelCheck check) =>
        Kept.Contains(model) && check is { IsKey: true } or { NotNull: not null } && _failures.TryGetValue((model, check.Name), out var failures) ? failures : null;

    public void Write()
    {
        _session.Execute("create table meta.built (\"table\" varchar, inputs varchar, identity varchar)");
        using var appender = _session.Connection.CreateAppender("meta", "built");
        foreach (var (table, (inputs, identity)) in _built.OrderBy(built => built.Key, StringComparer.Ordinal))
            appender.CreateRow().AppendValue(table).AppendValue(inputs).AppendValue(identity).EndRow();
        appender.Close();
    }

    void Is(string table, IEnumerable<string> texts)
    {
        var hash = Hash(texts);
        _built[table] = (hash, hash);
    }

    // what a large table leaves is free for the next ones only after a checkpoint
    void Drop(string former)
    {
        var isLarge = _session.Query<long>($"select count(*) from {former}")[0] > 1_000_000;
        _session.Execute($"drop table {former}; {(isLarge ? "checkpoint;" : "")}");
    }

    // as a set: 64 bits of each row, summed and xored; of two tables with the same number of rows
    bool IsSame(string table, string former)
    {
        if (!_session.Columns(table).SequenceEqual(_session.Columns(former)))
            return false;
        var counts = _session.Query<long>($"select count(*) from {table} union all select count(*) from {former}");
        return counts[0] == counts[1] && (counts[0] == 0 || _session.Query<bool>($"select ({Content(table)}) = ({Content(former)})")[0]);

        static string Content(string of) => $"select {{'sum': sum(hash(rows)), 'xor': bit_xor(hash(rows))}} from {of} as rows";
    }

    static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
