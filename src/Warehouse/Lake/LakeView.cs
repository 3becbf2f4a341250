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

    /// <summary>The rejected rows of all arrivals, each with its arrival's number.</summary>
    public static string RejectsSql(Manifest manifest, string? root = null)
    {
        const string Columns = "arrival, line, record, column_title, found, expected, reason";
        return Files(manifest.Arrivals.Select(arrival => arrival.RejectsFile).OfType<string>(), root) is { } files
            ? $"select {Columns} from read_parquet({files})"
            : "select null::integer as arrival, null::bigint as line, null::bigint as record, null::varchar as column_title, null::varchar as found, "
                + "null::varchar as expected, null::varchar as reason where false";
    }

    static string? Files(IEnumerable<string> paths, string? root)
    {
        var quoted = paths.Select(path => SqlLiteral.Of(root is null ? path : $"{root}/{path}")).ToList();
        return quoted.Count == 0 ? null : $"[{string.Join(", ", quoted)}]";
    }
}
