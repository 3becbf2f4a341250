using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Gives each row of a file its one verdict: good, or rejected with the first fault and the titles of the other faulty columns, or held.</summary>
/// <param name="seen">Empty: takes the keys of the file's rows that were not rejected, and the lines they stand on.</param>
sealed class RowCheck(SourceDefinition source, Header header, Cell[] cells, Utf8Table seen)
{
    readonly Cell[] keyCells = [.. source.Key.Select(name => cells.Single(cell => cell.Column.Name == name))];
    readonly (DateCell Earlier, DateCell Later)[] inOrder = [.. source.InOrder.Select(pair => (
        (DateCell)cells.Single(cell => cell.Column.Name == pair.Earlier), (DateCell)cells.Single(cell => cell.Column.Name == pair.Later)))];
    readonly bool hasFootRows = !FootRow.AreData(source);
    readonly KeyBytes key = new();

    /// <summary>A fault at a column, or at the whole row.</summary>
    /// <param name="IsHeld">Nothing is wrong but that what the row refers to has not come yet; the cells hold its values.</param>
    public sealed record Verdict(Fault Fault, string Column, string Found, bool IsHeld = false);

    /// <summary>Whether the record sums up or signs the sheet.</summary>
    public bool IsFoot(CsvReader csv) => hasFootRows && (FootRow.IsTotal(csv) || (FootRow.IsNote(csv) && LacksRequired(csv)));

    /// <summary>Whether the record is the header once more.</summary>
    public bool IsHeader(CsvReader csv) => header.Raw.Count > 0 && csv[0].SequenceEqual(header.Raw[0]) && csv.SameAs(header.Raw);

    /// <summary>Null for a good row, whose values the cells then hold.</summary>
    /// <exception cref="RefusedException">From this row on the file cannot be trusted.</exception>
    public Verdict? Check(CsvReader csv)
    {
        if (csv.HasStrayQuote || (csv.Count != header.Count && !Fits(csv)))
            return Structure(csv);
        var held = -1;
        for (var i = 0; i < cells.Length; i++)
            if (!cells[i].Read(Text(csv, i)))
            {
                if (cells[i] is not TextCell { LacksParent: true, IsNull: false })
                    return Faulty(csv, i);
                held = held < 0 ? i : held;
            }
        foreach (var (earlier, later) in inOrder)
            if (!earlier.IsNull && !later.IsNull && later.Ticks < earlier.Ticks)
                return OutOfOrder(csv, earlier, later);
        key.Clear();
        foreach (var cell in keyCells)
            cell.AddToKey(key);
        if (!seen.TryAdd(key.Span, csv.Line, out var first))
            return Duplicate(csv, first);
        return held < 0 ? null : new Verdict(cells[held].Explain(Text(csv, held)), cells[held].Column.Title, cells[held].Shown(Text(csv, held)), IsHeld: true);
    }

    bool LacksRequired(CsvReader csv)
    {
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Column.Required && Utf8Text.Trim(Text(csv, i)).IsEmpty)
                return true;
        return false;
    }

    ReadOnlySpan<byte> Text(CsvReader csv, int cell) => header.Fields[cell] is >= 0 and var field && field < csv.Count ? csv[field] : [];

    /// <summary>
    /// Whether only cells that hold nothing are missing or too many. In one row among others nobody can tell them from a delimiter lost or added in the
    /// middle, so all rows must be so, or the source must say it; a sheet has no delimiters.
    /// </summary>
    bool Fits(CsvReader csv)
    {
        if (csv.Count < header.Count)
            return csv.RecordsAreLines || (csv.Count >= csv.LeastCount && !csv.EndedWithoutLineBreak);
        for (var field = header.Count; field < csv.Count; field++)
            if (!Utf8Text.Trim(csv[field]).IsEmpty)
                return false;
        return csv.RecordsAreLines || csv.Count == header.Most;
    }

    Verdict OutOfOrder(CsvReader csv, DateCell earlier, DateCell later) => new(
        new Fault($"{later.Column.Title}早于{earlier.Column.Title}", $"不早于{earlier.Column.Title}"), later.Column.Title,
        $"{earlier.Shown(Text(csv, Array.IndexOf(cells, earlier)))}、{later.Shown(Text(csv, Array.IndexOf(cells, later)))}");

    Verdict Structure(CsvReader csv)
    {
        if (csv.Count < header.Count && csv.EndedWithoutLineBreak)
            throw new RefusedException(new Refusal("文件在这里中断", csv.Line, Columns(header.Count), Columns(csv.Count)));
        return csv.HasStrayQuote
            ? new Verdict(new Fault(csv.IsUnpaired ? "引号没有配对" : "右引号后面还有文字", "成对的引号,文字里的引号写两个"), "整行", "")
            : new Verdict(new Fault("列数与表头不一致", Columns(header.Count)), "整行", Columns(csv.Count));
    }

    Verdict Faulty(CsvReader csv, int first)
    {
        var others = new List<string>();
        for (var i = 0; i < cells.Length; i++)
            if (i != first && !cells[i].Read(Text(csv, i)))
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
