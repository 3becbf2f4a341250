using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Files for an inbox: rows as stored codes go in, headers and words of the source definitions come out.</summary>
sealed class OracleSheets(DataFolder data)
{
    static readonly Dictionary<string, SourceDefinition> Sources =
        DefinitionSet.Load(DataFolder.ShippedDefinitions).Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);

    readonly Dictionary<(string Sender, string Period, string Source, string Part), StringBuilder> files = [];

    /// <param name="values">In the order of the source's columns; missing ones at the end are empty.</param>
    public void Add(string sender, string period, string source, params object?[] values) => AddPart(sender, period, source, "", values);

    /// <summary>A further file of the same sender and period; later in order, so it arrives later.</summary>
    public void AddPart(string sender, string period, string source, string part, params object?[] values)
    {
        var columns = Sources[source].Columns;
        if (!files.TryGetValue((sender, period, source, part), out var file))
            files[(sender, period, source, part)] = file = new StringBuilder().AppendLine(string.Join(',', columns.Select(column => column.Title)));
        file.AppendLine(string.Join(',', columns.Select((column, index) => index < values.Length ? Word(column, values[index]) : "")));
    }

    public void Write()
    {
        foreach (var ((sender, period, source, part), text) in files)
        {
            var file = Path.Combine(data.Inbox, sender, period, source + part + ".csv");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text.ToString());
        }
    }

    static string Word(SourceColumn column, object? value) => value switch
    {
        null => "",
        bool flag => flag ? "是" : "否",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        string code when column.Type == ColumnType.Code => column.Codes.First(pair => pair.Value == code).Key,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A resident ID that passes GB 11643, in a region that does not exist.</summary>
    public static string ResidentId(int number, DateOnly bornOn)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = string.Create(CultureInfo.InvariantCulture, $"{990100 + (number / 1000)}{bornOn:yyyyMMdd}{number % 1000:000}");
        return digits + "10X98765432"[weights.Zip(digits, (weight, digit) => weight * (digit - '0')).Sum() % 11];
    }
}
