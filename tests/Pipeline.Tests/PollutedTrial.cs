using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Takes many polluted tables in at once and says of each what did not hold.</summary>
static class PollutedTrial
{
    /// <summary>Faults in words, and how many rows came in, whole, of all that nobody had touched.</summary>
    public sealed record Outcome(IReadOnlyList<string> Faults, long Untouched, long Taken, long Spoiled, long Explained);

    public static Outcome Run(string folder, int firstSeed, int count, bool isDeclared)
    {
        var data = new DataFolder(folder);
        var tables = Enumerable.Range(firstSeed, count).ToDictionary(seed => $"{990000 + seed}", seed => new PollutedTable(seed));
        foreach (var (sender, table) in tables)
        {
            var file = Path.Combine(data.Inbox, sender, "2025", table.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, table.Bytes);
        }
        // a dialect is declared per source: one source for each way to write
        var outcome = new Outcome([], 0, 0, 0, 0);
        foreach (var group in tables.GroupBy(table => isDeclared ? table.Value.Dialect : ""))
        {
            var own = new DataFolder(Path.Combine(folder, "by", outcome.Untouched.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            foreach (var (sender, table) in group)
            {
                Directory.CreateDirectory(Path.Combine(own.Inbox, sender, "2025"));
                File.Copy(Path.Combine(data.Inbox, sender, "2025", table.Name), Path.Combine(own.Inbox, sender, "2025", table.Name));
            }
            var source = IngestInbox.Source("wards", PollutedTable.Source + "\n" + group.Key);
            var result = Ingestion.Run(own, [source], new IngestOptions { BufferBytes = 61 }, null, CancellationToken.None);
            var rows = Rows(LakeView.Sql(source, result.Manifest, own.Root)).ToLookup(row => row[^1]);
            foreach (var arrival in result.Arrivals)
                outcome = Judge(outcome, arrival, tables[arrival.Sender], [.. rows[arrival.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)]], group.Key);
        }
        return outcome;
    }

    static Outcome Judge(Outcome outcome, Arrival arrival, PollutedTable table, List<string[]> found, string dialect)
    {
        var faults = outcome.Faults.ToList();
        void Fault(string what) => faults.Add($"{arrival.Sender} pollution {table.Pollution} {table.Name} [{dialect}]: {what}");
        if (arrival.Accepted + arrival.Rejected + arrival.Held != arrival.Rows)
            Fault($"{arrival.Accepted} + {arrival.Rejected} + {arrival.Held} is not {arrival.Rows}");
        var byKey = table.Rows.Select((row, i) => (row, i)).ToDictionary(row => row.row[0], StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var row in found)
            if (table.Literal is { } literal && row.Take(5).Zip(literal).All(cell => cell.First == cell.Second || cell.Second.StartsWith('"') || cell.Second.StartsWith('\'')))
                continue;
            else if (!byKey.TryGetValue(row[0], out var original) || !row.Take(5).SequenceEqual(original.row, StringComparer.Ordinal))
                Fault($"came in changed: {string.Join('¦', row)}");
            else
                taken.Add(original.i);
        var untouched = table.Rows.Count - table.Spoiled.Count;
        var missing = Enumerable.Range(0, table.Rows.Count).Where(i => !table.Spoiled.Contains(i) && !taken.Contains(i)).ToList();
        if (missing.Count > 0)
            Fault($"{missing.Count} of {untouched} untouched rows did not come in, the first {table.Rows[missing[0]][0]}; {arrival.State} {arrival.Refusal?.Text}");
        return new Outcome(faults, outcome.Untouched + untouched, outcome.Taken + untouched - missing.Count, outcome.Spoiled + table.Spoiled.Count,
            outcome.Explained + arrival.Rejected);
    }

    static List<string[]> Rows(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                DateTime day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                DBNull => "",
                var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
            })]);
        return rows;
    }
}
