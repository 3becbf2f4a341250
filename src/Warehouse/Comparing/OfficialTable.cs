using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>Results as a commission published them: the first sheet of a workbook, one row per team.</summary>
/// <param name="Rows">By team code; a cell without anything is absent.</param>
public sealed record OfficialTable(IReadOnlyList<OfficialColumn> Columns, IReadOnlyDictionary<string, IReadOnlyDictionary<OfficialColumn, OfficialValue>> Rows)
{
    const int MostFaults = 20;

    // how published tables write that there is nothing
    static readonly string[] Nothing = ["—", "-", "/", "无", "不参与排名"];

    /// <exception cref="RunException">A header is unknown or a cell is not what its column holds; every fault with sheet, cell, found and expected.</exception>
    public static OfficialTable Read(string file, Scheme scheme, IReadOnlyList<IndicatorFile> indicators)
    {
        var sheet = SheetReader.Read(file)[0];
        var (headerRow, headers) = sheet.HeaderRow(OfficialHeaders.Team);
        var known = new OfficialHeaders(scheme, indicators);
        var found = headers.Select(known.Of).ToList();
        var faults = found.Select(header => header.Fault).OfType<string>().ToList();
        var teamColumn = headers.First(header => header.Shown == OfficialHeaders.Team).Column;
        var columns = found.Select(header => header.Column).OfType<OfficialColumn>().Select(column => Measured(column, sheet, headerRow, scheme)).ToList();
        if (faults.Count == 0 && columns.Count == 0)
            faults.Add($"工作表“{sheet.Name}”除“{OfficialHeaders.Team}”外没有可比的列,应有得分、等次、名次、应拨、实拨或指标、维度的名称");
        var rows = new Dictionary<string, IReadOnlyDictionary<OfficialColumn, OfficialValue>>(StringComparer.Ordinal);
        for (var row = headerRow + 1; row <= sheet.Rows; row++)
        {
            var team = sheet.At(row, teamColumn);
            var values = columns.Select(column => (column, cell: sheet.At(row, column.Column))).Where(pair => !pair.cell.IsEmpty && !Nothing.Contains(pair.cell.Shown)).ToList();
            if (team.IsEmpty && values.Count == 0)
                continue;
            if (team.IsEmpty)
                faults.Add(team.Fault("团队编号"));
            faults.AddRange(values.Where(pair => pair.column.Kind != OfficialKind.Grade && pair.cell.AsNumber is null).Select(pair => pair.cell.Fault($"数字({pair.column.Title})")));
            faults.AddRange(values.Where(pair => pair.column.Kind == OfficialKind.Grade && scheme.Bands.All(band => band.Label != pair.cell.Shown) && pair.cell.Shown != "不合格")
                .Select(pair => pair.cell.Fault($"等次之一:{string.Join("、", scheme.Bands.Select(band => band.Label))}")));
            if (!team.IsEmpty && !rows.TryAdd(team.Shown, values.ToDictionary(pair => pair.column, pair => ValueOf(pair.column, pair.cell))))
                faults.Add(team.Fault("不重复的团队编号"));
        }

        return faults.Count == 0
            ? new OfficialTable(columns, rows)
            : throw new RunException(string.Join('\n', faults.Take(MostFaults).Append(faults.Count > MostFaults ? $"另有 {faults.Count - MostFaults} 处" : "").Where(fault => fault.Length > 0)));
    }

    static OfficialValue ValueOf(OfficialColumn column, ReadCell cell) => column.Kind == OfficialKind.Grade ? new(null, cell.Shown) : new(cell.AsNumber, null);

    static OfficialColumn Measured(OfficialColumn column, ReadSheet sheet, int headerRow, Scheme scheme)
    {
        var numbers = Enumerable.Range(headerRow + 1, Math.Max(0, sheet.Rows - headerRow)).Select(row => sheet.At(row, column.Column).AsNumber).OfType<decimal>().ToList();
        // a share is never above 1, so that a column with more is in percent
        var isShare = column.Kind == OfficialKind.Value && scheme.AllNodes().OfType<Measure>().First(measure => measure.Key == column.Node).Kind != Rules.Indicators.ValueKind.Mean;
        return column with
        {
            Places = numbers.Select(EarnedFormula.Places).DefaultIfEmpty(0).Max(),
            Scale = isShare && numbers.Any(number => Math.Abs(number) > 1) ? 100 : 1,
        };
    }
}
