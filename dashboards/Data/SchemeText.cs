using System.Globalization;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>Words for the choices of a scheme, as an official would say them.</summary>
public static class SchemeText
{
    public static string Purpose(SchemePurpose purpose) => purpose switch { SchemePurpose.Assessment => "考核", SchemePurpose.Payment => "发放", _ => "监测" };

    public static string Level(SchemeLevel level) => level switch
    {
        SchemeLevel.Contract => "每份协议",
        SchemeLevel.Team => "团队",
        SchemeLevel.Institution => "机构",
        _ => "考核单元",
    };

    /// <summary>The page of a team's contracts under a scheme that scores contracts.</summary>
    public static string ContractsHref(string scheme, string team) => $"/schemes/{scheme}/contracts/{team}";

    public static string Certainty(Certainty certainty) => certainty switch
    {
        Rules.Schemes.Certainty.Official => "官方文件",
        Rules.Schemes.Certainty.Found => "公开资料",
        Rules.Schemes.Certainty.Practice => "做法取自系统",
        _ => "示例",
    };

    public static string CertaintyColour(Certainty certainty) => certainty switch
    {
        Rules.Schemes.Certainty.Official => "state-good",
        Rules.Schemes.Certainty.Example => "state-warn",
        _ => "state-calm",
    };

    public static string Status(SchemeStatus status) => status switch { SchemeStatus.InUse => "启用", SchemeStatus.Example => "样例", _ => "草案" };

    public static string Combining(Combining combining) => combining switch
    {
        Rules.Schemes.Combining.Sum => "各项相加",
        Rules.Schemes.Combining.CappedSum => "各项相加，不超过满分",
        Rules.Schemes.Combining.Mean => "有数的各项平均",
        Rules.Schemes.Combining.WeightedMean => "有数的各项加权平均",
        Rules.Schemes.Combining.Best => "取最好的一项",
        _ => "取最低的一项",
    };

    /// <summary>A measure's rule, shares in percent.</summary>
    public static string Rule(Measure measure) => measure.Kind == ValueKind.Mean ? measure.Rule.Text
        : measure.Rule.TextIn(value => (value * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%");

    public static string Missing(MissingRule rule) => rule switch
    {
        MissingRule.Redistribute => "分值按比例分给同级各项",
        MissingRule.Zero => "未报计 0 分",
        MissingRule.Full => "计满分",
        _ => "不参与排名",
    };
}
