using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Warehouse.Ingest;

namespace FamilyDoctor.Analytics.Warehouse.Scoring;

/// <summary>Reads a file of values: <c>entity,indicator,numerator,denominator,value,baseline</c>, each row's numbers as they stand.</summary>
sealed class ValuesReader
{
    public static readonly string[] Columns = ["entity", "indicator", "numerator", "denominator", "value", "baseline"];

    readonly ValuesFaults _faults;
    readonly Dictionary<(string, string), long> _lines = [];

    ValuesReader(ValuesFaults faults) => _faults = faults;

    /// <exception cref="RunException">The file is missing, is no UTF-8 or no CSV, or any row has a fault; all faults are named.</exception>
    public static IReadOnlyList<ValueRow> Read(string file)
    {
        var faults = new ValuesFaults(file);
        var rows = new List<ValueRow>();
        GivenCsv.Read(file, "数值文件", csv => new ValuesReader(faults).Read(csv, rows));
        faults.Stop();
        return rows;
    }

    void Read(CsvReader csv, List<ValueRow> rows)
    {
        if (!csv.Read() || !Enumerable.Range(0, csv.Count).Select(field => GivenCsv.Text(csv, field)).SequenceEqual(Columns))
        {
            var found = csv.Count == 0 ? "空文件" : string.Join(',', Enumerable.Range(0, csv.Count).Select(field => GivenCsv.Text(csv, field)));
            _faults.Add(1, 1, found, $"表头 {string.Join(',', Columns)}");
            return;
        }

        while (csv.Read())
        {
            if (csv.HasStrayQuote || csv.Count != Columns.Length)
                _faults.Add(csv.Line, 1, csv.HasStrayQuote ? "多余的引号" : $"{csv.Count} 列", $"{Columns.Length} 列,引号成对");
            else if (Row(csv) is { } row)
                rows.Add(row);
        }
    }

    ValueRow? Row(CsvReader csv)
    {
        var (entity, indicator) = (GivenCsv.Text(csv, 0), GivenCsv.Text(csv, 1));
        if (entity.Length == 0 || indicator.Length == 0)
        {
            _faults.Add(csv.Line, entity.Length == 0 ? 1 : 2, "空", entity.Length == 0 ? "单位编号" : "指标编号");
            return null;
        }

        if (!_lines.TryAdd((entity, indicator), csv.Line))
        {
            _faults.Add(csv.Line, 2, $"“{entity}”的“{indicator}”又一行", $"每个单位每个指标只一行(已在第 {_lines[(entity, indicator)]} 行)");
            return null;
        }

        var value = GivenCsv.Text(csv, 4);
        ValueState? state = value switch { "不适用" => ValueState.NotApplicable, "数据不全" => ValueState.Incomplete, _ => null };
        var row = new ValueRow(entity, indicator, csv.Line, Number(csv, 2), Number(csv, 3), state is null ? Number(csv, 4) : null, Number(csv, 5), state);
        if (row.Denominator < 0)
            _faults.Add(csv.Line, 4, GivenCsv.Text(csv, 3), "不小于 0 的分母");
        if (row.Numerator is null != row.Denominator is null && (row.Value is null || row.Numerator is not null))
            _faults.Add(csv.Line, row.Numerator is null ? 3 : 4, "空", "分子、分母成对出现");
        if (state is not null && row is not { Numerator: null, Denominator: null })
            _faults.Add(csv.Line, 5, value, "没有分子、分母时才写");
        return row;
    }

    decimal? Number(CsvReader csv, int field)
    {
        var text = GivenCsv.Text(csv, field);
        if (text.Length == 0)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        _faults.Add(csv.Line, field + 1, text, field == 4 ? "数字,或 不适用、数据不全;未报请留空" : "数字;未报请留空");
        return null;
    }
}
