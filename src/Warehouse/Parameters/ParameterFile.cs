using System.Text;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Parameters;

/// <summary>The numbers of a scheme as a workbook, and a workbook as a new scheme.</summary>
public static class ParameterFile
{
    public const string Sheet = "参数";
    public const string Kind = "类别";
    public const string Key = "编号";
    public const string New = "新值";

    /// <param name="edited">The same scheme with other numbers, which are written as the new ones; null writes the present ones.</param>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(Scheme scheme, string file, Scheme? edited = null) => SheetWriter.Write(file,
    [
        new(Sheet, [12, 30, 34, 12, 12, 14],
            [
                [SheetCell.Of(scheme.Title, SheetStyle.Title)],
                [SheetCell.Of($"方案 {scheme.Id}。只改“{New}”一列；不增删行。存好后用 fda parameters --scheme {scheme.Id} --in 本文件 --out 新方案.yaml 读回。")],
                [.. new[] { Kind, Key, "名称", "现值", New, "单位" }.Select(header => SheetCell.Of(header, SheetStyle.Header))],
                .. SchemeParameter.Of(scheme).Select(parameter => Row(parameter, SchemeParameter.Of(edited ?? scheme).FirstOrDefault(now => (now.Kind, now.Key) == (parameter.Kind, parameter.Key)) ?? parameter)),
            ],
            FrozenRows: 3),
    ]);

    /// <summary>Reads the new values into a copy of the scheme, as a draft.</summary>
    /// <returns>The new scheme, and in words what changed.</returns>
    /// <exception cref="RunException">A cell is not what it should be, or the scheme with the new numbers has faults.</exception>
    public static (Scheme Scheme, IReadOnlyList<string> Changes) Read(string file, Scheme scheme, IEnumerable<IndicatorDefinition> indicators)
    {
        var edits = SchemeParameter.Edits(ParameterReader.Read(file, scheme));
        var edited = edits.Apply(scheme) with { Status = SchemeStatus.Draft };
        var faults = SchemeValidation.Check(edited, indicators);
        if (faults.Count > 0)
            throw new RunException(string.Join('\n', faults.Select(fault => $"按 {file} 改后的方案有错误:{(fault.Path.Length == 0 ? "" : fault.Path + ":")}{fault.Message}")));
        return (edited, SchemeDifferences.Between(scheme, edited));
    }

    /// <summary>Writes a new scheme file; an existing one stays as it is.</summary>
    /// <exception cref="RunException">The file exists already or cannot be written.</exception>
    public static void Save(Scheme scheme, int minimumContracts, string workbook, string file)
    {
        if (File.Exists(file))
            throw new RunException($"{file} 已经存在;已公布的方案不改,请换一个文件名");
        var text = new StringBuilder();
        text.Append("# 草案:由“").Append(scheme.Id).Append("”按 ").Append(Path.GetFileName(workbook)).Append(" 里的数改成,不参与运行。\n");
        text.Append("# 启用:改 status 为 in_use,写好名称和有效期,再运行 fda check。\n");
        text.Append(SchemeWriter.Write(scheme, minimumContracts));
        CsvText.Save(file, text);
    }

    /// <summary>Fen are shown as yuan; everything else as it is.</summary>
    internal static decimal Shown(SchemeParameter parameter) => parameter.Kind == ParameterKind.Price ? parameter.Value / 100 : parameter.Value;

    internal static string Word(ParameterKind kind) => kind switch
    {
        ParameterKind.Points => "分值",
        ParameterKind.Weight => "权重",
        ParameterKind.Goal => "目标",
        ParameterKind.BandFrom => "档次下限",
        ParameterKind.Coefficient => "系数",
        _ => "单价",
    };

    static IReadOnlyList<SheetCell> Row(SchemeParameter parameter, SchemeParameter now)
    {
        var (style, input) = parameter switch
        {
            { IsShare: true } => (SheetStyle.Percent, SheetStyle.InputPercent),
            { Kind: ParameterKind.Price } => (SheetStyle.Money, SheetStyle.InputMoney),
            _ => (SheetStyle.Number, SheetStyle.Input),
        };
        return
        [
            SheetCell.Of(Word(parameter.Kind), SheetStyle.Wrapped), SheetCell.Of(parameter.Key, SheetStyle.Wrapped), SheetCell.Of(Prose.Of(parameter.Title), SheetStyle.Wrapped),
            SheetCell.Of(Shown(parameter), style), SheetCell.Of(Shown(now), input), SheetCell.Of(Unit(parameter), SheetStyle.Wrapped),
        ];
    }

    static string Unit(SchemeParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Points or ParameterKind.BandFrom => "分",
        ParameterKind.Goal => parameter.IsShare ? "%" : "按指标的单位",
        ParameterKind.Price => "元",
        _ => "",
    };
}
