using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Gives each row of a file its one verdict: good, or rejected with the first fault and the titles of the other faulty columns.</summary>
/// <param name="seen">Empty: takes the keys of the file's good rows and the lines they stand on.</param>
sealed class RowCheck(SourceDefinition source, Header header, Cell[] cells, Utf8Table seen)
{
    readonly Cell[] keyCells = [.. source.Key.Select(name => cells.Single(cell => cell.Column.Name == name))];
    readonly KeyBytes key = new();

    /// <summary>A fault at a column, or at the whole row when the column is null.</summary>
    public sealed record Verdict(Fault Fault, string Column, string Found);

    /// <summary>Null for a good row, whose values the cells then hold.</summary>
    /// <exception cref="RefusedException">From this row on the file cannot be trusted.</exception>
    public Verdict? Check(CsvReader csv)
    {
        if (csv.Count != header.Count || csv.HasStrayQuote)
            return Structure(csv);
        for (var i = 0; i < cells.Length; i++)
            if (!cells[i].Read(Text(csv, i)))
                return Faulty(csv, i);
        key.Clear();
        foreach (var cell in keyCells)
            cell.AddToKey(key);
        return seen.TryAdd(key.Span, csv.Line, out var first) ? null : Duplicate(csv, first);
    }

    ReadOnlySpan<byte> Text(CsvReader csv, int cell) => header.Fields[cell] < 0 ? [] : csv[header.Fields[cell]];

    Verdict Structure(CsvReader csv)
    {
        if (csv.SpansLines)
            throw new RefusedException(new Refusal("引号没有配对,后面的行被并进了这一行", csv.Line, "成对的引号"));
        if (csv.Count < header.Count && csv.EndedWithoutLineBreak)
            throw new RefusedException(new Refusal("文件在这里中断", csv.Line, Columns(header.Count), Columns(csv.Count)));
        return csv.HasStrayQuote
            ? new Verdict(new Fault("右引号后面还有文字", "成对的引号,文字里的引号写两个"), "整行", "")
            : new Verdict(new Fault("列数与表头不一致", Columns(header.Count)), "整行", Columns(csv.Count));
    }

    Verdict Faulty(CsvReader csv, int first)
    {
        var others = new List<string>();
        for (var i = first + 1; i < cells.Length; i++)
            if (!cells[i].Read(Text(csv, i)))
                others.Add(cells[i].Column.Title);
        var text = Text(csv, first);
        var fault = cells[first].Explain(text);
        if (others.Count > 0)
            fault = fault with { Reason = $"{fault.Reason}(另有:{string.Join('、', others)})" };
        return new Verdict(fault, cells[first].Column.Title, cells[first].Shown(text));
    }

    Verdict Duplicate(CsvReader csv, long first)
    {
        var titles = string.Join('、', keyCells.Select(cell => cell.Column.Title));
        var found = keyCells.Select(cell => cell.Shown(Text(csv, Array.IndexOf(cells, cell))));
        return new Verdict(
            new Fault(string.Create(CultureInfo.InvariantCulture, $"与第 {first} 行重复"), $"{titles}在文件里不重复", $"{titles}与前面的行重复"),
            titles, string.Join('、', found));
    }

    static string Columns(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} 列");
}
