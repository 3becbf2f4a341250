using System.Globalization;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Checks what people gave against what a scheme asks for.</summary>
static class ByHand
{
    /// <returns>One sentence in Chinese per value that the scheme cannot take.</returns>
    public static IReadOnlyList<string> Faults(Scheme scheme, IReadOnlyList<AssessedTeam> teams) =>
        [.. scheme.AllNodes().OfType<Measure>().Where(measure => measure.Rule is PointsGiven).SelectMany(measure => teams
            .Where(team => team.Values.TryGetValue(measure.Indicator, out var value) && value.Rate is { } points && (points < 0 || points > measure.Points))
            .Select(team => string.Create(CultureInfo.InvariantCulture,
                $"团队 {team.Team} 的“{measure.Title}”现场评分为 {team.Values[measure.Indicator].Rate:0.####},应在 0 到 {measure.Points:0.##} 之间")))];

    /// <summary>Findings that no scheme in force knows: they would silently change nothing.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<Scheme> inForce, AssessmentData data)
    {
        var known = inForce.SelectMany(scheme => scheme.Adjustments.Items).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        return [.. data.Teams.Concat(data.Above.Values.SelectMany(places => places)).SelectMany(team => team.Findings).Where(finding => !known.Contains(finding.Adjustment))
            .Select(finding => $"查实问题 {finding.Reference} 的项目“{finding.Adjustment}”不在任何启用方案的 adjustments 里;可用:{(known.Count == 0 ? "没有" : string.Join("、", known.Order(StringComparer.Ordinal)))}")];
    }
}
