using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Rows that waited for what they refer to: when it has come, they join the accepted rows of their arrival, under its number.</summary>
sealed class HeldRows(DuckDBConnection connection, IReadOnlyList<SourceDefinition> sources, LakeFolder lake, Manifest manifest, string temporary)
{
    /// <summary>The arrivals of these sources of which rows were taken. Those that are read again anyway are left out.</summary>
    public IReadOnlyList<Arrival> Release(HashSet<string> ids, IReadOnlyList<NewFile> readAgain, CancellationToken ct)
    {
        var numbers = readAgain.Select(file => file.Number).ToHashSet();
        var released = new List<Arrival>();
        foreach (var source in sources.Where(source => ids.Contains(source.Id)))
            foreach (var arrival in manifest.Current(source).Where(arrival => arrival.HeldFile is not null && !numbers.Contains(arrival.Number)))
            {
                ct.ThrowIfCancellationRequested();
                if (arrival.Definition == SourceHash.Of(source) && Release(source, arrival) is { } changed)
                    released.Add(changed);
            }
        return released;
    }

    Arrival? Release(SourceDefinition source, Arrival arrival)
    {
        var root = lake.FullPath("").TrimEnd('/');
        string Held(bool isReady) => LakeView.HeldSql(source, arrival.HeldFile!, sources, manifest, root, isReady);
        var ready = Number($"select count(*) from ({Held(isReady: true)})");
        if (ready == 0)
            return null;
        var left = arrival.Held - ready;
        var rowsPath = LakeFolder.RowsPath(arrival.Source, arrival.Sender, arrival.Period, arrival.Number, arrival.Sha256, arrival.Definition, left);
        var columns = string.Join(", ", source.Columns.Select(column => $"\"{column.Name}\"").Append("arrival"));
        Write($"select {columns} from read_parquet({SqlLiteral.Of($"{root}/{arrival.LakeFile}")}) union all select {columns} from ({Held(isReady: true)})", rowsPath, arrival.Accepted + ready);
        var heldPath = left == 0 ? null : LakeFolder.HeldPath(rowsPath);
        if (heldPath is not null)
            Write(Held(isReady: false), heldPath, left);
        return arrival with { Accepted = arrival.Accepted + ready, Held = left, LakeFile = rowsPath, HeldFile = heldPath };
    }

    void Write(string rows, string path, long expected)
    {
        var unfinished = Path.Combine(temporary, Path.GetFileName(path));
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({rows}) to {SqlLiteral.Of(unfinished)} ({LakeFolder.Format})";
        if (command.ExecuteNonQuery() is var written && written != expected)
            throw new InvalidOperationException($"{path}: {written} rows written, {expected} expected");
        lake.Place(unfinished, path);
    }

    long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
