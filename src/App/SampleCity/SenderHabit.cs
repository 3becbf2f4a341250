namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>How one sender's system exports: how it writes days, which of the allowed titles it uses, where it begins.</summary>
/// <param name="DateFormat">A strftime format, null for 2025-01-05.</param>
/// <param name="TimeFormat">A strftime format, null for 2025-01-05 08:30:00.</param>
/// <param name="StartsAt">How many of the first columns stand at the end of the sheet.</param>
sealed record SenderHabit(string? DateFormat, string? TimeFormat, bool UsesAliases, int StartsAt)
{
    static readonly SenderHabit Usual = new(null, null, false, 0);

    public static SenderHabit Of(string sender, int seed) => (Spread(sender, seed) % 12) switch
    {
        0 => new SenderHabit("%Y/%-m/%-d", "%Y/%-m/%-d %-H:%M", false, 0),
        1 => new SenderHabit("%Y%m%d", null, true, 0),
        2 or 3 => Usual with { UsesAliases = true },
        4 => Usual with { StartsAt = 2 },
        _ => Usual,
    };

    public IEnumerable<SheetColumn> Order(IReadOnlyList<SheetColumn> columns)
    {
        var start = StartsAt % columns.Count;
        return columns.Skip(start).Concat(columns.Take(start));
    }

    // FNV-1a: string.GetHashCode differs from run to run
    static uint Spread(string text, int seed)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 16777619u);
        return hash >> 8;
    }
}
