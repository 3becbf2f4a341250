using System.Globalization;
using FamilyDoctor.Analytics.Dashboards.Shared;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>核查名单 as a workbook: it goes out to be filled by whoever calls or visits, and what is filled comes back whole or not at all.</summary>
public static class SampleSheet
{
    public const int LongestName = 20, LongestNote = 60;

    const string Contract = "协议编号", Answer = "结果", Method = "方式", Day = "日期", Inspector = "核查人", Note = "备注";
    const int HeaderRow = 3, MostFaults = 20;

    static readonly string[] Titles = ["序号", "居民", Contract, "抽法", Answer, Method, Day, Inspector, Note];

    static readonly decimal[] Widths = [6, 14, 26, 8, 14, 8, 12, 12, 30];

    /// <summary>Writes the list; a contract that is answered for has its answer in it.</summary>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(string file, TeamHead team, Samples samples)
    {
        var last = HeaderRow + samples.Items.Count;
        SheetWriter.Write(file, [new SheetPage("核查名单", Widths, [.. Head(team), .. samples.Items.Select(Row)], HeaderRow, Landscape: true)
        {
            Choices = [new(ColumnOf(Answer), HeaderRow + 1, last, Samples.Answers), new(ColumnOf(Method), HeaderRow + 1, last, Samples.Methods)],
        }]);
    }

    /// <summary>Reads a filled list.</summary>
    /// <param name="from">First day that anybody can have asked.</param>
    /// <param name="today">The last.</param>
    /// <returns>What the rows say that are answered and do not yet stand so; and every fault, one sentence each: with one, nothing may be taken.</returns>
    /// <exception cref="RunException">It is no workbook, or its first sheet is no such list.</exception>
    public static (IReadOnlyList<FilledRow> Rows, IReadOnlyList<string> Faults) Read(Stream content, string name, Samples samples, DateOnly from, DateOnly today)
    {
        if (SheetReader.Read(content, name) is not [var sheet, ..])
            throw new RunException($"{name} 里没有工作表");
        var (header, headers) = sheet.HeaderRow(Contract);
        var columns = headers.ToDictionary(cell => cell.Shown, cell => cell.Column, StringComparer.Ordinal);
        if (((string[])[Answer, Method, Day, Inspector]).Where(title => !columns.ContainsKey(title)).ToList() is { Count: > 0 } missing)
            throw new RunException($"工作表“{sheet.Name}”第 {header} 行缺少列：{string.Join("、", missing)}");
        var drawn = samples.Items.ToDictionary(item => item.Drawn.Contract, item => item.Answer, StringComparer.Ordinal);
        var (rows, faults, seen) = (new List<FilledRow>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var row = header + 1; row <= sheet.Rows; row++)
        {
            // nobody has been asked yet
            if (Cell(row, Answer).IsEmpty)
                continue;
            var found = faults.Count;
            var (contract, day) = (Cell(row, Contract), Cell(row, Day));
            if (!drawn.TryGetValue(contract.Shown, out var known))
                Wrong(row, Contract, "这支团队名单里的协议编号");
            else if (!seen.Add(contract.Shown))
                Wrong(row, Contract, "前面没有出现过的协议编号");
            if (!Samples.Answers.Contains(Cell(row, Answer).Shown))
                Wrong(row, Answer, string.Join("、", Samples.Answers) + "之一");
            if (!Samples.Methods.Contains(Cell(row, Method).Shown))
                Wrong(row, Method, string.Join("、", Samples.Methods) + "之一");
            if (day.AsDay is not { } on || on < from || on > today)
                Wrong(row, Day, $"{Format.Day(from)} 到 {Format.Day(today)} 之间的日期");
            if (Cell(row, Inspector).Shown.Length is 0 or > LongestName)
                Wrong(row, Inspector, $"1 到 {LongestName} 个字的姓名");
            if (Cell(row, Note).Shown.Length > LongestNote)
                Wrong(row, Note, $"不超过 {LongestNote} 个字");
            if (faults.Count > found)
                continue;
            var filled = new FilledRow(contract.Shown, Cell(row, Answer).Shown, Cell(row, Method).Shown, day.AsDay!.Value, Kept(row, Inspector)!, Kept(row, Note));
            if (filled != FilledRow.Of(known))
                rows.Add(filled);
        }

        return (rows, faults.Count > MostFaults ? [.. faults.Take(MostFaults), $"另有 {faults.Count - MostFaults} 处"] : faults);

        ReadCell Cell(int row, string title) => columns.TryGetValue(title, out var column) ? sheet.At(row, column) : new ReadCell(sheet.Name, row, 0, null, null);

        // identifiers have no place in a note
        string? Kept(int row, string title) => Cell(row, title) is { IsEmpty: false } cell ? Masking.Text(cell.Shown) : null;

        void Wrong(int row, string title, string expected) => faults.Add(string.Create(CultureInfo.InvariantCulture,
            $"第 {row} 行“{title}”：{(Cell(row, title) is { IsEmpty: false } cell ? $"是“{Masking.Text(cell.Shown)}”" : "是空的")}，应为{expected}"));
    }

    static IEnumerable<IReadOnlyList<SheetCell>> Head(TeamHead team)
    {
        yield return [SheetCell.Of($"{team.TeamName}（{team.Team}）{team.Period} 核查名单", SheetStyle.Title)];
        yield return [SheetCell.Of($"只填标色的格子：问过的逐行填{Answer}、{Method}、{Day}、{Inspector}，没有问的留空；填好后在核查名单页上传。不要写身份证号和电话。")];
        yield return [.. Titles.Select(title => SheetCell.Of(title, SheetStyle.Header))];
    }

    static IReadOnlyList<SheetCell> Row((SampledContract Drawn, SampleAnswer? Answer) item)
    {
        var stands = FilledRow.Of(item.Answer);
        return
        [
            SheetCell.Of(item.Drawn.Ordinal, SheetStyle.Count), SheetCell.Of(TeamFact.ResidentOf(item.Drawn.Person), SheetStyle.Wrapped), SheetCell.Of(item.Drawn.Contract, SheetStyle.Wrapped),
            SheetCell.Of(item.Drawn.IsRandom ? "随机" : "疑点", SheetStyle.Wrapped),
            .. ((string?[])[stands?.Answer, stands?.Method, stands is null ? null : Format.Day(stands.On), stands?.By, stands?.Note]).Select(text => SheetCell.Of(text, SheetStyle.Input)),
        ];
    }

    static int ColumnOf(string title) => Array.IndexOf(Titles, title) + 1;
}

/// <summary>What a filled row says of its contract.</summary>
public sealed record FilledRow(string Contract, string Answer, string Method, DateOnly On, string By, string? Note)
{
    /// <summary>What stands, as a row would say it; one that was noted on the page says when and by whom.</summary>
    public static FilledRow? Of(SampleAnswer? answer) => answer is null ? null : new(
        answer.Contract, answer.Answer, answer.Method,
        answer.CheckedOn ?? ChinaTime.DayOf(new DateTimeOffset(answer.At)), answer.CheckedBy ?? answer.Account, answer.Note);
}
