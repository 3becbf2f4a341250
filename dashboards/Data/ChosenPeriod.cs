namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>Which period a page is about: the one asked for in its address, else the version's own.</summary>
/// <param name="Unknown">A period that was asked for and is not in the version; the page says so.</param>
public sealed record ChosenPeriod(PeriodRow Row, IReadOnlyList<PeriodRow> All, string? Unknown)
{
    public string Period => Row.Period;

    /// <summary>Null where the version has no closed month, so that there is nothing to show.</summary>
    public static async Task<ChosenPeriod?> ReadAsync(PageQuery query, string? asked)
    {
        var all = await query.RowsAsync<PeriodRow>("Periods");
        var own = all.FirstOrDefault(row => row.Period == query.Version!.Period) ?? (all.Count > 0 ? all[0] : null);
        if (own is null)
            return null;
        if (string.IsNullOrEmpty(asked))
            return new ChosenPeriod(own, all, null);
        var row = all.FirstOrDefault(row => row.Period == asked);
        return new ChosenPeriod(row ?? own, all, row is null ? asked : null);
    }
}
