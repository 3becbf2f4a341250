using System.Security.Cryptography;
using System.Text;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// What the version before has and need not be made again: a table stays when its own text is what it was, and all it takes its rows from. A table that is
/// made again and comes out with the same rows counts as unchanged, so that what stands on it stays. A table that is made person by person stays but for the rows
/// of the persons of whom something has changed.
/// </summary>
/// <remarks>
/// A build may start from a copy of the current version. <c>meta.built</c> says of each table and view by which <c>text</c> it was made, from which <c>inputs</c> (its text and
/// the identities of what it reads), and its <c>identity</c>: two tables of one identity have the same rows. Indicator values, scores, payouts and flags are always made anew.
/// </remarks>
sealed class EarlierTables
{
    // what a row of meta.built holds
    sealed record Built(string Text, string Inputs, string Identity);

    // what of a table is not as it was
    enum Change
    {
        None,
        SomePersons,
        All,
    }

    // a table with more rows is not compared person by person with what it was: what stands on it is made again as fast
    const long LargestCompared = 10_000_000;

    readonly BuildSession _session;
    readonly ILookup<string, string> _parents;
    readonly Dictionary<string, Built> _earlier;
    readonly HashSet<string> _there;
    readonly Dictionary<string, Built> _built = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Change> _changes = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<(string Model, string Check), long> _failures;
    readonly HashSet<(string Source, string File)> _earlierFiles;
    readonly HashSet<(string Source, string File)> _files = [];

    EarlierTables(BuildSession session, ChangedPersons persons, ILookup<string, string> parents, Dictionary<string, Built> earlier, HashSet<string> there)
    {
        _session = session;
        Persons = persons;
        _parents = parents;
        _earlier = earlier;
        _there = there;
        var isFirst = earlier.Count == 0;
        _earlierFiles = isFirst ? [] : session.Query<(string Source, string File)>("select source, file from meta.built_files").ToHashSet();
        _failures = isFirst ? [] : session.Query<(string Model, string Check, long Failures)>("select model, \"check\", failures from meta.checks").ToDictionary(check => (check.Model, check.Check), check => check.Failures);
    }

    public ChangedPersons Persons { get; }

    /// <summary>Tables that stayed as they were.</summary>
    public HashSet<string> Kept { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tables in which the rows of some persons were made again, and no others.</summary>
    public int Amended { get; private set; }

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
    public static EarlierTables Open(BuildSession session, ModelGraph graph, IEnumerable<string> tables)
    {
        var parents = graph.Uses.ToLookup(use => use.Table, use => use.Uses, StringComparer.OrdinalIgnoreCase);
        if (session.Query<long>("select count(*) from duckdb_tables() where schema_name = 'meta' and table_name = 'built'")[0] == 0)
            return new EarlierTables(session, new ChangedPersons(session, graph.Models, parents, graph.Persons, 0), parents, [], []);
        var made = session.Query<string>("select schema_name || '.' || table_name from duckdb_tables()");
        var earlier = session.Query<(string Table, string Text, string Inputs, string Identity)>("select \"table\", text, inputs, identity from meta.built")
            .ToDictionary(built => built.Table, built => new Built(built.Text, built.Inputs, built.Identity), StringComparer.OrdinalIgnoreCase);
        var there = tables.Intersect(made, StringComparer.OrdinalIgnoreCase).Where(earlier.ContainsKey).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // a table with one row per person has at most all of them
        var ofEach = graph.Models.Where(model => model.Key is [PersonWise.Column] && there.Contains(model.FullName)).Select(model => $"(select count(*) from {model.FullName})");
        var all = session.Query<long>($"select greatest(0, {string.Join(", ", ofEach.DefaultIfEmpty("0"))})")[0];
        var kept = new EarlierTables(session, new ChangedPersons(session, graph.Models, parents, graph.Persons, all), parents, earlier, there);
        var views = session.Query<string>("select schema_name || '.' || view_name from duckdb_views() where not internal");
        var others = made.Where(table => !there.Contains(table));
        session.Execute($"begin; {string.Concat(views.Select(view => $"drop view {view}; "))}{string.Concat(others.Select(table => $"drop table {table}; "))}commit; checkpoint;");
        return kept;
    }

    /// <summary>Says what the rows of a source are: those of its files, whose sums the manifest has.</summary>
    public void Source(SourceDefinition source, string sql, Manifest manifest)
    {
        var table = "lake." + source.Id;
        var arrivals = manifest.Current(source);
        var files = arrivals.Select(arrival => (Source: source.Id, File: arrival.LakeFile!)).ToHashSet();
        _files.UnionWith(files);
        // read by an older definition, a file may show more or less by a newer one
        var definition = SourceHash.Of(source);
        var text = arrivals.All(arrival => arrival.Definition == definition) ? definition : "";
        var identity = Hash([sql, .. arrivals.SelectMany(arrival => arrival.Sums ?? [arrival.Sha256, arrival.Definition])]);
        Is(table, text, identity, () =>
        {
            if (text.Length == 0 || _earlier.GetValueOrDefault(table)?.Text != text || !Persons.AreIn(table))
                return false;
            var changed = _earlierFiles.Where(file => file.Source == source.Id).ToHashSet();
            changed.SymmetricExceptWith(files);
            return changed.Count > 0 && Persons.Add($"from read_parquet([{string.Join(", ", changed.Select(file => SqlLiteral.Of(file.File)))}])");
        });
    }

    public void Arrivals(Manifest manifest, IEnumerable<SourceDefinition> sources) =>
        Is("meta.arrivals", "", Hash([Encoding.UTF8.GetString(manifest.ToJson()), .. sources.Select(source => $"{source.Id} {source.IsChanges}")]), () => false);

    /// <summary>Makes a model or the rows of an indicator, unless what the version before has of it is the same.</summary>
    /// <param name="texts">All that its making depends on beside the tables that it reads.</param>
    /// <param name="make">Makes all of it.</param>
    public void Make(string table, IEnumerable<string> texts, Action make)
    {
        var text = Hash(texts);
        var parents = _parents[table].Order(StringComparer.OrdinalIgnoreCase).ToList();
        var inputs = Hash([text, .. parents.Select(parent => $"{parent} {_built[parent].Identity}")]);
        var earlier = _earlier.GetValueOrDefault(table);
        var isThere = _there.Contains(table);
        _built[table] = new Built(text, inputs, inputs);
        if (earlier?.Inputs == inputs)
        {
            _built[table] = earlier;
            _changes[table] = Change.None;
            if (isThere)
                Kept.Add(table);
            else
                make();
            return;
        }

        var isOfPersons = earlier?.Text == text && Persons.AreApartIn(table) && parents.TrueForAll(parent => _changes[parent] != Change.All);
        _changes[table] = isOfPersons ? Change.SomePersons : Change.All;
        if (!isThere)
        {
            make();
        }
        else if (isOfPersons && Persons.AreFew)
        {
            Persons.Remake(table);
            Amended++;
        }
        else
        {
            Replace(table, make, canCompare: earlier!.Text == text && parents.TrueForAll(parent => _changes[parent] == Change.None || Persons.AreIn(parent)));
        }
    }

    // all rows anew; then told from what they were
    void Replace(string table, Action make, bool canCompare)
    {
        var parts = table.Split('.');
        var former = $"{parts[0]}.\"{parts[1]}~\"";
        _session.Execute($"alter table {table} rename to \"{parts[1]}~\"");
        make();
        if (_session.Columns(table).SequenceEqual(_session.Columns(former)))
        {
            if (IsSame(table, former))
            {
                _built[table] = _built[table] with { Identity = _earlier[table].Identity };
                _changes[table] = Change.None;
            }
            else if (canCompare && _changes[table] == Change.All && AreOfPersons(table, former))
            {
                _changes[table] = Change.SomePersons;
            }
        }

        Drop(former);
    }

    /// <summary>What a check of nothing but the rows of a table found of the table that stayed.</summary>
    public long? Failures(string model, ModelCheck check) =>
        Kept.Contains(model) && check is { IsKey: true } or { NotNull: not null } && _failures.TryGetValue((model, check.Name), out var failures) ? failures : null;

    public void Write()
    {
        _session.Execute("create table meta.built (\"table\" varchar, text varchar, inputs varchar, identity varchar); create table meta.built_files (source varchar, file varchar)");
        using (var tables = _session.Connection.CreateAppender("meta", "built"))
        {
            foreach (var (table, built) in _built.OrderBy(built => built.Key, StringComparer.Ordinal))
                tables.CreateRow().AppendValue(table).AppendValue(built.Text).AppendValue(built.Inputs).AppendValue(built.Identity).EndRow();
            tables.Close();
        }

        using var files = _session.Connection.CreateAppender("meta", "built_files");
        foreach (var (source, file) in _files.Order())
            files.CreateRow().AppendValue(source).AppendValue(file).EndRow();
        files.Close();
    }

    void Is(string table, string text, string identity, Func<bool> isOfPersons)
    {
        var isSame = _earlier.GetValueOrDefault(table)?.Identity == identity;
        _built[table] = new Built(text, identity, identity);
        _changes[table] = isSame ? Change.None : isOfPersons() ? Change.SomePersons : Change.All;
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
        var counts = _session.Query<long>($"select count(*) from {table} union all select count(*) from {former}");
        return counts[0] == counts[1] && (counts[0] == 0 || _session.Query<bool>($"select ({Content(table)}) = ({Content(former)})")[0]);

        static string Content(string of) => $"select {{'sum': sum(hash(rows)), 'xor': bit_xor(hash(rows))}} from {of} as rows";
    }

    bool AreOfPersons(string table, string former)
    {
        if (!Persons.AreIn(table) || _session.Query<long>($"select count(*) from {table}")[0] > LargestCompared)
            return false;
        var sides = $"select person, hash(rows) as content, 1 as side from {table} as rows union all select person, hash(rows), -1 from {former} as rows";
        return Persons.Add($"select person from ({sides}) group by person, content having sum(side) <> 0");
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
