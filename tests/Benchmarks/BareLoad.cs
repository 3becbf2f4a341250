using System.CommandLine;
using System.Globalization;
using System.Text;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>
/// The yardstick of ingest: DuckDB alone reads the accepted files of an inbox into typed tables of a database file and checkpoints.
/// No person keys, no checks but the types, no rejects. Headers and formats of days are looked up before, since it is told them.
/// </summary>
static class BareLoad
{
    sealed record Group(string Header, string? DateFormat, List<string> Files);

    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true, Description = "a data folder whose inbox has been ingested" };
        var memory = new Option<string>("--memory") { DefaultValueFactory = _ => "2500MB" };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("bare-load", "DuckDB's bare typed load of the files of an inbox") { data, memory, threads };
        command.SetAction(parsed => Run(new DataFolder(parsed.GetValue(data)!), parsed.GetValue(memory)!, parsed.GetValue(threads)));
        return command;
    }

    static void Run(DataFolder data, string memory, int threads)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Path.Combine(data.Tmp, "bare-load");
        Directory.CreateDirectory(folder);
        try
        {
            using var connection = new DuckDBConnection($"Data Source={Path.Combine(folder, "bare.duckdb")};memory_limit={memory};threads={threads}");
            connection.Open();
            connection.Execute("set preserve_insertion_order = false;");
            var arrivals = Manifest.Load(data).Arrivals.Where(arrival => arrival.State == ArrivalState.Accepted).ToLookup(arrival => arrival.Source);
            foreach (var source in DefinitionSet.Load(data.Definitions).Sources)
                Load(connection, source, [.. arrivals[source.Id].Select(arrival => Utf8(data, arrival, folder))]);
            connection.Execute("checkpoint;");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Load(DuckDBConnection connection, SourceDefinition source, List<string> files)
    {
        connection.Execute($"create table {source.Id} ({string.Join(", ", source.Columns.Select(column => $"{column.Name} {TypeOf(column)}"))});");
        foreach (var group in files.Select(file => (File: file, Form: FormOf(source, file))).GroupBy(file => file.Form, file => file.File))
        {
            var titles = group.Key.Header.Split(',');
            var found = titles.Select(title => source.Columns.FirstOrDefault(column => column.Title == title || column.Aliases.Contains(title))).ToList();
            var types = "{" + string.Join(", ", titles.Zip(found, (title, column) => $"{SqlLiteral.Of(title)}: {SqlLiteral.Of(column is null ? "VARCHAR" : TypeOf(column))}")) + "}";
            var names = titles.Zip(found).Where(pair => pair.Second is not null).ToList();
            var formats = group.Key.DateFormat is { } format ? $", dateformat = {SqlLiteral.Of(format)}, timestampformat = {SqlLiteral.Of(format + " %H:%M")}" : "";
            connection.Execute($"""
                insert into {source.Id} ({string.Join(", ", names.Select(pair => pair.Second!.Name))})
                select {string.Join(", ", names.Select(pair => $"\"{pair.First}\""))}
                from read_csv([{string.Join(", ", group.Select(SqlLiteral.Of))}], auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
                  columns = {types}, ignore_errors = true{formats});
                """);
        }
    }

    static (string Header, string? DateFormat) FormOf(SourceDefinition source, string file)
    {
        using var reader = new StreamReader(file);
        var header = reader.ReadLine() ?? "";
        var titles = header.Split(',');
        var day = Array.FindIndex(titles, title => source.Columns.Any(column => column.Type is ColumnType.Date or ColumnType.Timestamp && column.Required && (column.Title == title || column.Aliases.Contains(title))));
        var text = day < 0 ? "" : (reader.ReadLine() ?? "").Split(',').ElementAtOrDefault(day) ?? "";
        return (header, text.Contains('/', StringComparison.Ordinal) ? "%Y/%m/%d" : text.Length == 8 && !text.Contains('-', StringComparison.Ordinal) ? "%Y%m%d" : null);
    }

    static string Utf8(DataFolder data, Arrival arrival, string folder)
    {
        var path = Path.Combine(data.Root, arrival.Path);
        if (arrival.Encoding.StartsWith("utf", StringComparison.OrdinalIgnoreCase))
            return path;
        var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{arrival.Number}.csv"));
        File.WriteAllText(copy, File.ReadAllText(path, Encoding.GetEncoding("GB18030")));
        return copy;
    }

    static string TypeOf(SourceColumn column) => column.Type switch
    {
        ColumnType.Money => "DECIMAL(18,2)",
        ColumnType.Person or ColumnType.Pseudonym or ColumnType.Boolean => "VARCHAR",
        _ => column.LakeType,
    };
}
