using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>Tells by its header what a column holds.</summary>
sealed class OfficialHeaders
{
    public const string Team = "团队编号";

    static readonly Dictionary<string, OfficialKind> Known = new(StringComparer.Ordinal)
    {
        ["得分"] = OfficialKind.Total,
        ["总分"] = OfficialKind.Total,
        ["等次"] = OfficialKind.Grade,
        ["名次"] = OfficialKind.Rank,
        ["应拨"] = OfficialKind.Earned,
        ["实拨"] = OfficialKind.Paid,
    };

    static readonly string[] Ignored = ["序号", "团队名称", "团队", "机构", "机构代码", "机构名称", "考核单元", "考核单元代码", "区县", "备注"];

    readonly Dictionary<string, (string Key, bool IsMeasure)> _nodes = new(StringComparer.Ordinal);

    public OfficialHeaders(Scheme scheme, IReadOnlyList<IndicatorFile> indicators)
    {
        foreach (var node in scheme.AllNodes())
        {
            _nodes.TryAdd(node.Title, (node.Key, node is Measure));
            if (node is Measure measure && indicators.FirstOrDefault(indicator => indicator.Id == measure.Indicator) is { } indicator)
                _nodes.TryAdd(indicator.Title, (node.Key, true));
        }
    }

    /// <summary>Null for a column that only describes the team; otherwise what it holds, or the fault.</summary>
    public (OfficialColumn? Column, string? Fault) Of(ReadCell header)
    {
        // 应拨（元） is 应拨
        var title = header.Shown.Replace("(元)", "", StringComparison.Ordinal).Replace("（元）", "", StringComparison.Ordinal).Trim();
        if (title == Team || Ignored.Contains(title))
            return (null, null);
        if (Known.TryGetValue(title, out var kind))
            return (new(header.Column, header.Shown, kind), null);
        foreach (var (ending, part) in new[] { ("", (OfficialKind?)null), ("得分", OfficialKind.Score), ("分子", OfficialKind.Numerator), ("分母", OfficialKind.Denominator), ("数值", OfficialKind.Value) })
        {
            if (title.EndsWith(ending, StringComparison.Ordinal) && _nodes.TryGetValue(title[..^ending.Length], out var node) && (node.IsMeasure || part is null or OfficialKind.Score))
                return (new(header.Column, header.Shown, part ?? (node.IsMeasure ? OfficialKind.Value : OfficialKind.Score), node.Key), null);
        }

        return (null, header.Fault($"{Team}、得分(或总分)、等次、名次、应拨、实拨,维度的名称(得分),或指标的名称(数值)、其后可加“得分”“分子”“分母”;本方案有:{string.Join("、", _nodes.Keys)}"));
    }
}
