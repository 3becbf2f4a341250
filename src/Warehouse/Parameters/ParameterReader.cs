using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Parameters;

/// <summary>Reads the new values of a scheme's parameters.</summary>
static class ParameterReader
{
    const decimal Largest = 1_000_000;

    /// <exception cref="RunException">Every fault with sheet, cell, found and expected.</exception>
    public static IReadOnlyList<(SchemeParameter Parameter, decimal Value)> Read(string file, Scheme scheme)
    {
        var sheets = SheetReader.Read(file);
        var sheet = sheets.FirstOrDefault(known => known.Name == ParameterFile.Sheet)
            ?? throw new RunException($"{file} 里没有工作表“{ParameterFile.Sheet}”,有的是 {string.Join("、", sheets.Select(known => $"“{known.Name}”"))};应是 fda parameters 写出的工作簿");
        var (headerRow, headers) = sheet.HeaderRow(ParameterFile.New);
        var (kindColumn, keyColumn, newColumn) = (Column(ParameterFile.Kind), Column(ParameterFile.Key), Column(ParameterFile.New));
        var waiting = SchemeParameter.Of(scheme).ToDictionary(parameter => (ParameterFile.Word(parameter.Kind), parameter.Key));
        var (values, faults, seen) = (new List<(SchemeParameter, decimal)>(), new List<string>(), new HashSet<(string, string)>());
        for (var row = headerRow + 1; row <= sheet.Rows; row++)
        {
            var (kind, key, cell) = (sheet.At(row, kindColumn), sheet.At(row, keyColumn), sheet.At(row, newColumn));
            if (kind.IsEmpty && key.IsEmpty && cell.IsEmpty)
                continue;
            var name = (kind.Shown, key.Shown);
            if (!seen.Add(name))
                faults.Add(key.Fault($"不重复的一行;“{kind.Shown} {key.Shown}”上面已有"));
            else if (!waiting.Remove(name, out var parameter))
                faults.Add(key.Fault($"方案“{scheme.Id}”里的{(kind.IsEmpty ? "参数" : kind.Shown)}编号{Known(scheme, kind.Shown)}"));
            else if (Value(parameter, cell) is { } value)
                values.Add((parameter, value));
            else
                faults.Add(cell.Fault(Expected(parameter)));
        }

        faults.AddRange(waiting.Values.Select(parameter => $"工作表“{sheet.Name}”里没有“{ParameterFile.Word(parameter.Kind)} {parameter.Key}”({parameter.Title})一行,应每个参数一行"));
        return faults.Count == 0 ? values : throw new RunException(string.Join('\n', faults));

        int Column(string header) => headers.FirstOrDefault(cell => cell.Shown == header)?.Column
            ?? throw new RunException($"工作表“{sheet.Name}”第 {headerRow} 行没有列名“{header}”,有的是 {string.Join("、", headers.Select(cell => $"“{cell.Shown}”"))}");
    }

    static decimal? Value(SchemeParameter parameter, ReadCell cell)
    {
        var number = cell.AsNumber;
        if (number is not { } value || (value < 0 && parameter.Kind != ParameterKind.Goal) || Math.Abs(value) > Largest)
            return null;
        if (parameter.Kind != ParameterKind.Price)
            return value;
        return decimal.IsInteger(value * 100) ? value * 100 : null;
    }

    static string Expected(SchemeParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Price => "0 到 1,000,000 元的金额,最多两位小数",
        ParameterKind.Goal => "不超过 1,000,000 的数字",
        _ => "0 到 1,000,000 的数字",
    };

    static string Known(Scheme scheme, string kind)
    {
        var keys = SchemeParameter.Of(scheme).Where(parameter => ParameterFile.Word(parameter.Kind) == kind).Select(parameter => parameter.Key).ToList();
        return keys.Count == 0 ? $",类别是 {string.Join("、", SchemeParameter.Of(scheme).Select(parameter => ParameterFile.Word(parameter.Kind)).Distinct())} 之一" : ":" + string.Join("、", keys);
    }
}
