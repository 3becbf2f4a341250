using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>What the schemes in force let people enter: values that no file has, and findings that change a total.</summary>
public sealed record EntryItems(IReadOnlyList<EntryItem> Values, IReadOnlyList<EntryItem> Findings)
{
    /// <summary>The level of teams, as a reader calls it.</summary>
    public static string Team => SchemeText.Level(SchemeLevel.Team);

    public static async Task<EntryItems> OfAsync(PageQuery query)
    {
        var version = query.Version!;
        var definitions = await query.DefinitionsAsync();
        // contracts have their values from the warehouse
        var inForce = definitions.InForceOn(version.AsOf.AddDays(-1), []).Select(definition => definition.Scheme).Where(scheme => scheme.Level != SchemeLevel.Contract).ToList();
        return new EntryItems(
            Grouped(inForce.SelectMany(scheme => scheme.Indicators.Select(own => (own.Key, own.Title, scheme.Level)))),
            Grouped(inForce.SelectMany(scheme => scheme.Adjustments.Items.Select(item => (item.Key, Text(item), scheme.Level)))));
    }

    public static string? TitleOf(IReadOnlyList<EntryItem> items, string key) => items.FirstOrDefault(item => item.Key == key)?.Title;

    static List<EntryItem> Grouped(IEnumerable<(string Key, string Title, SchemeLevel Level)> items) =>
        [.. items.GroupBy(item => item.Key).Select(item => new EntryItem(item.Key, item.First().Title, [.. item.Select(row => SchemeText.Level(row.Level)).Distinct()]))];

    static string Text(Adjustment item) => item.Kind switch
    {
        AdjustmentKind.Veto => $"{item.Title}（一票否决）",
        AdjustmentKind.Bonus => $"{item.Title}（每次加 {item.Points:0.##} 分）",
        _ => $"{item.Title}（每次扣 {item.Points:0.##} 分）",
    };
}

/// <summary>One thing that can be entered.</summary>
/// <param name="Levels">Whom the schemes that know it assess.</param>
public sealed record EntryItem(string Key, string Title, IReadOnlyList<string> Levels)
{
    /// <summary>The title, with whom it is about where that is not a team.</summary>
    public string Text => Levels is [var only] && only == EntryItems.Team ? Title : $"{Title}（{string.Join("、", Levels)}）";
}

/// <summary>Who can be assessed.</summary>
public sealed record EntryEntity(string Code, string Name, string Level);
