using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Scoring;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Which columns of a table are no features.</summary>
/// <param name="Label">1 for a row known to be unusual, 0 for any other; never shown to a model.</param>
/// <param name="Key">What names a row.</param>
/// <param name="Peers">Which rows are held against each other.</param>
public sealed record TableColumns(string? Label = null, string? Key = null, string? Peers = null);

/// <summary>A CSV file whose columns are numbers, but for those that say what a row is.</summary>
sealed class NumericTable
{
    static readonly string[] Missing = ["", "NA", "NaN", "nan"];

    readonly ValuesFaults faults;
    readonly TableColumns columns;
    string[] header = [];
    int label = -1, key = -1, peer = -1;
    int[] numbers = [];

    NumericTable(string file, TableColumns columns) => (faults, this.columns) = (new ValuesFaults(file), columns);

    /// <summary>Names of the columns of numbers.</summary>
    public IReadOnlyList<string> Features => [.. numbers.Select(column => header[column])];

    /// <summary>Numbers row by row, NaN where a cell is empty.</summary>
    public List<double[]> Rows { get; } = [];

    /// <summary>Labels by row; empty without a column of labels.</summary>
    public List<bool> Labels { get; } = [];

    /// <summary>Keys by row; empty without a column of keys.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>Peer groups by row; empty without a column of groups.</summary>
    public List<string> Peers { get; } = [];

    /// <exception cref="RunException">The file is missing or no CSV, a column is missing, or any cell is not what it should be; all faults are named.</exception>
    public static NumericTable Read(string file, TableColumns columns)
    {
        var table = new NumericTable(file, columns);
        GivenCsv.Read(file, "数据表", table.Read);
        if (table.Rows.Count == 0)
            table.faults.Add(0, 0, "没有数据行", "表头下至少一行");
        table.faults.Stop();
        return table;
    }

    void Read(CsvReader csv)
    {
        if (!csv.Read())
        {
            faults.Add(1, 1, "空文件", "一行表头,下面是数据");
            faults.Stop();
        }

        ReadHeader(csv);
        // without columns no row can be read
        faults.Stop();
        while (csv.Read())
        {
            if (csv.HasStrayQuote || csv.Count != header.Length)
                faults.Add(csv.Line, 1, csv.HasStrayQuote ? "多余的引号" : $"{csv.Count} 列", $"{header.Length} 列,引号成对");
            else
                ReadRow(csv);
        }
    }

    void ReadHeader(CsvReader csv)
    {
        header = [.. Enumerable.Range(0, csv.Count).Select(field => GivenCsv.Text(csv, field))];
        for (var field = 0; field < header.Length; field++)
        {
            if (header[field].Length == 0)
                faults.Add(1, field + 1, "空", "列名");
            else if (Array.IndexOf(header, header[field]) is var first && first < field)
                faults.Add(1, field + 1, $"“{header[field]}”又一列", $"不同的列名(已在第 {first + 1} 列)");
        }

        (label, key, peer) = (Find(columns.Label, "标签列"), Find(columns.Key, "编号列"), Find(columns.Peers, "同组列"));
        numbers = [.. Enumerable.Range(0, header.Length).Except([label, key, peer])];
        if (numbers.Length == 0)
            faults.Add(1, 1, string.Join(',', header), "至少一列数值");
    }

    int Find(string? name, string what)
    {
        if (name is null)
            return -1;
        if (Array.IndexOf(header, name) is var field and >= 0)
            return field;
        faults.Add(1, 1, $"表头 {string.Join(',', header)}", $"其中有{what}“{name}”");
        return -1;
    }

    void ReadRow(CsvReader csv)
    {
        Rows.Add(Array.ConvertAll(numbers, field => Number(csv, field)));
        if (label >= 0)
            Labels.Add(Label(csv));
        if (key >= 0)
            Keys.Add(GivenCsv.Text(csv, key));
        if (peer >= 0)
            Peers.Add(GivenCsv.Text(csv, peer));
    }

    double Number(CsvReader csv, int field)
    {
        var text = GivenCsv.Text(csv, field);
        if (Array.IndexOf(Missing, text) >= 0)
            return double.NaN;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Rules.Anomalies.FeatureTable.Most)
            return number;
        faults.Add(csv.Line, field + 1, $"“{text}”(列 {header[field]})", "数字;缺的留空,或写 NA");
        return double.NaN;
    }

    bool Label(CsvReader csv)
    {
        var text = GivenCsv.Text(csv, label);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is 0 or 1)
            return number == 1;
        faults.Add(csv.Line, label + 1, text.Length == 0 ? "空" : $"“{text}”", $"标签“{header[label]}”为 0 或 1");
        return false;
    }
}
