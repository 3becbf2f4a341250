namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>D3 to D5, segment by segment and month by month.</summary>
sealed class OracleFulfilment(OracleTown town, OracleSigned signed, OracleGroups groups, OracleServices services)
{
    /// <summary>One contract year of one contract, [From, To): it ends early when the contract ends or stops being the one that counts.</summary>
    sealed record Segment(OracleContract Contract, DateOnly From, DateOnly To, List<(string? Item, string? Disease, int TimesPerYear)> Items)
    {
        public int WholeMonths(DateOnly to)
        {
            var end = to < To ? to : To;
            var months = 0;
            while (months < 12 && From.AddMonths(months + 1) <= end)
                months++;
            return months;
        }
    }

    readonly ILookup<string, Segment> segments = Segments(town, signed, groups).ToLookup(segment => segment.Contract.Code);

    /// <summary>序时履约率: per team, items done (capped at what is due) and items due, of segments open or ended in the year.</summary>
    public IEnumerable<OracleLine> Items(OracleMonth month)
    {
        foreach (var segment in segments.SelectMany(same => same))
        {
            if (segment.From >= month.EndOn || segment.To.AddDays(-1).Year < month.StartOn.Year)
                continue;
            long done = 0, due = 0, excluded = 0;
            foreach (var item in segment.Items)
            {
                var (itemDue, itemDone) = Item(segment, item, month);
                if (IsLoaded(segment))
                    (due, done) = (due + itemDue, done + itemDone);
                else
                    excluded += itemDue;
            }

            if (due + excluded > 0)
                yield return Line(month, segment.Contract.Team, done, due, excluded);
        }
    }

    /// <summary>有效签约率: persons active for 90 days of the year so far, and those of them who were served.</summary>
    public IEnumerable<OracleLine> Served(OracleMonth month) => Active(month, (contract, _) =>
        signed.ActiveDays(contract.Person, month) < 90 ? null : services.IsServed(contract.Person, month));

    /// <summary>做实率: persons with something due, and those of them who have all of it and independent evidence.</summary>
    public IEnumerable<OracleLine> Substantive(OracleMonth month) => Active(month, (contract, segment) =>
    {
        if (segment is null || !IsLoaded(segment))
            return null;
        var items = segment.Items.Select(item => Item(segment, item, month)).Where(item => item.Due > 0).ToList();
        if (items.Count == 0)
            return null;
        return items.All(item => item.Done == item.Due)
            && services.HasEvidence(contract, segment.From, segment.To < month.EndOn ? segment.To : month.EndOn);
    });

    IEnumerable<OracleLine> Active(OracleMonth month, Func<OracleContract, Segment?, bool?> judge)
    {
        foreach (var person in signed.Persons)
        {
            if (signed.On(person, month.LastDay) is not { } contract)
                continue;
            var segment = segments[contract.Code].SingleOrDefault(found => found.From <= month.LastDay && month.LastDay < found.To);
            var verdict = judge(contract, segment);
            yield return Line(month, contract.Team, verdict == true ? 1 : 0, verdict is null ? 0 : 1, verdict is null ? 1 : 0);
        }
    }

    bool IsLoaded(Segment segment) => segment.From >= town.Months[0].StartOn;

    (int Due, int Done) Item(Segment segment, (string? Item, string? Disease, int TimesPerYear) item, OracleMonth month)
    {
        var due = item.TimesPerYear * segment.WholeMonths(month.EndOn) / 12;
        var until = segment.To < month.EndOn ? segment.To : month.EndOn;
        return (due, Math.Min(due, services.Days(segment.Contract, item.Item, item.Disease, segment.From, until)));
    }

    static IEnumerable<Segment> Segments(OracleTown town, OracleSigned signed, OracleGroups groups)
    {
        foreach (var contract in town.Contracts)
        {
            if (signed.Counted(contract) is not { } counted)
                continue;
            for (var number = 0; contract.EffectiveOn.AddMonths(12 * number) <= counted.Last; number++)
            {
                var from = contract.EffectiveOn.AddMonths(12 * number);
                var to = contract.EffectiveOn.AddMonths((12 * number) + 12);
                if (to > counted.Last)
                    to = counted.Last.AddDays(1);
                if (to > counted.First)
                    yield return new Segment(contract, from, to, [.. ItemsOf(town, groups, contract, from)]);
            }
        }
    }

    // an item falls due for who belongs to its group at the end of the segment's first month
    static IEnumerable<(string? Item, string? Disease, int TimesPerYear)> ItemsOf(OracleTown town, OracleGroups groups, OracleContract contract, DateOnly from)
    {
        var first = town.Months.FirstOrDefault(month => month.EndOn > from);
        return town.Items
            .Where(item => item.Package == contract.Package
                && (item.KeyGroup == "all" || (first is not null && groups.Belongs(contract.Person, item.KeyGroup, first.LastDay))))
            .GroupBy(item => (item.Item, item.Disease))
            .Select(same => (same.Key.Disease is null ? same.Key.Item : null, same.Key.Disease, same.Max(item => item.TimesPerYear)));
    }

    static OracleLine Line(OracleMonth month, OracleTeam team, long numerator, long denominator, long excluded) =>
        new(month, team.Unit, team.Institution, team.Code, numerator, denominator, excluded);
}
