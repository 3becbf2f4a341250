using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>The SELECT behind <c>lake.&lt;source&gt;</c>: the rows that are current, typed and empty where no file came.</summary>
public static class LakeView
{
    /// <summary>Paths are relative to the data folder (set file_search_path to it) unless <paramref name="root"/> is given.</summary>
    public static string Sql(SourceDefinition source, Manifest manifest, string? root = null)
    {
        var current = manifest.Current(source);
        var empty = $"select {string.Join(", ", source.Columns.Select(column => $"null::{column.LakeType} as \"{column.Name}\""))}, null::integer as arrival where false";
        if (Files(current.Select(arrival => arrival.LakeFile!), root) is not { } files)
            return empty;
        var definition = SourceHash.Of(source);
        if (current.All(arrival => arrival.Definition == definition))
            return $"select * from read_parquet({files})";
        // files read by an older definition whose originals are gone: what they have is shown, a column they lack is null
        var columns = string.Join(", ", source.Columns.Select(column => $"try_cast(\"{column.Name}\" as {column.LakeType}) as \"{column.Name}\""));
        return $"select {columns}, arrival from ({empty} union all by name select * from read_parquet({files}, union_by_name = true))";
    }

    /// <summary>What is kept of a row that was not accepted.</summary>
    public const string FaultColumns = "line bigint, record bigint, column_title varchar, found varchar, expected varchar, reason varchar";

    /// <summary>The rejected and the held rows of all arrivals, each with its arrival's number and the one that brought it corrected.</summary>
    public static string RejectsSql(Manifest manifest, string? root = null)
    {
        const string Columns = "arrival, line, record, column_title, found, expected, reason";
        var parts = new[]
        {
            (Files(manifest.Arrivals.Select(arrival => arrival.RejectsFile).OfType<string>(), root), "false"),
            (Files(manifest.Arrivals.Select(arrival => arrival.HeldFile).OfType<string>(), root), "true"),
        }.Where(part => part.Item1 is not null).Select(part => $"select {Columns}, {part.Item2} as is_held from read_parquet({part.Item1})").ToList();
        const string Nothing = "select null::integer as arrival, null::bigint as line, null::bigint as record, null::varchar as column_title, null::varchar as found, "
            + "null::varchar as expected, null::varchar as reason, false as is_held where false";
        var solved = Files(manifest.Arrivals.Select(arrival => arrival.SolvedFile).OfType<string>(), root) is { } files
            ? $"select corrected, line, max(arrival) as solved_by from read_parquet({files}) group by corrected, line"
            : "select null::integer as corrected, null::bigint as line, null::integer as solved_by where false";
        return $"""
            select faults.*, solved.solved_by
            from ({(parts.Count > 0 ? string.Join(" union all ", parts) : Nothing)}) as faults
            left join ({solved}) as solved on solved.corrected = faults.arrival and solved.line = faults.line
            """;
    }

    /// <summary>Of an arrival's held rows those whose parents have come, or those that go on waiting.</summary>
    public static string HeldSql(SourceDefinition source, string heldFile, IReadOnlyList<SourceDefinition> sources, Manifest manifest, string root, bool isReady)
    {
        var ready = source.Columns.Where(column => column.References is not null).Select(column =>
        {
            var (parent, name) = column.Parent(sources);
            return $"(\"{column.Name}\" is null or \"{column.Name}\" in (select \"{name.Name}\" from ({Sql(parent, manifest, root)}) where \"{name.Name}\" is not null))";
        });
        return $"select * from read_parquet({SqlLiteral.Of($"{root}/{heldFile}")}) where {(isReady ? "" : "not ")}({string.Join(" and ", ready)})";
    }

    static string? Files(IEnumerable<string> paths, string? root)
    {
        var quoted = paths.Select(path => SqlLiteral.Of(root is null ? path : $"{root}/{path}")).ToList();
        return quoted.Count == 0 ? null : $"[{string.Join(", ", quoted)}]";
    }
}
