using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>What the schemes in force let people enter: values that no file has, and findings that change a total.</summary>
public sealed record EntryItems(IReadOnlyList<(string Key, string Title)> Values, IReadOnlyList<(string Key, string Title)> Findings)
{
    public static async Task<EntryItems> OfAsync(PageQuery query)
    {
        var version = query.Version!;
        var definitions = await query.DefinitionsAsync();
        var inForce = definitions.InForceOn(version.AsOf.AddDays(-1), []).Select(definition => definition.Scheme).ToList();
        return new EntryItems(
            [.. inForce.SelectMany(scheme => scheme.Indicators).Select(own => (own.Key, own.Title)).Distinct()],
            [.. inForce.SelectMany(scheme => scheme.Adjustments.Items).Select(item => (item.Key, Text(item))).Distinct()]);
    }

    public static string? TitleOf(IReadOnlyList<(string Key, string Title)> items, string key) => items.FirstOrDefault(item => item.Key == key).Title;

    static string Text(Adjustment item) => item.Kind switch
    {
        AdjustmentKind.Veto => $"{item.Title}（一票否决）",
        AdjustmentKind.Bonus => $"{item.Title}（每次加 {item.Points:0.##} 分）",
        _ => $"{item.Title}（每次扣 {item.Points:0.##} 分）",
    };
}
