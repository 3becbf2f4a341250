namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>D1, day by day: which contract counts for a person, and whom a visit or a service belongs to.</summary>
sealed class OracleSigned(OracleTown town)
{
    readonly Dictionary<long, List<OracleContract>> contracts = town.Contracts.GroupBy(contract => contract.Person).ToDictionary(group => group.Key, group => group.ToList());

    public IEnumerable<long> Persons => contracts.Keys;

    public IReadOnlyList<OracleContract> Of(long person) => contracts.GetValueOrDefault(person) ?? [];

    /// <summary>With several effective on the day, the one signed last; signed on the same day, the smaller number.</summary>
    public OracleContract? On(long person, DateOnly day)
    {
        OracleContract? best = null;
        foreach (var contract in Of(person))
        {
            if (contract.EffectiveOn > day || contract.EndOn <= day)
                continue;
            if (best is null || contract.SignedOn > best.SignedOn || (contract.SignedOn == best.SignedOn && string.CompareOrdinal(contract.Code, best.Code) < 0))
                best = contract;
        }

        return best;
    }

    /// <summary>As <see cref="On"/>, but a gap of at most 90 days closed at the same institution belongs to the contract before it.</summary>
    public OracleContract? Attributed(long person, DateOnly day)
    {
        if (!contracts.ContainsKey(person))
            return null;
        if (On(person, day) is { } counted)
            return counted;
        var before = day.AddDays(-1);
        while (On(person, before) is null)
        {
            before = before.AddDays(-1);
            if (day.DayNumber - before.DayNumber > 91)
                return null;
        }

        var after = day.AddDays(1);
        while (On(person, after) is null)
        {
            after = after.AddDays(1);
            if (after.DayNumber - day.DayNumber > 91)
                return null;
        }

        var gap = after.DayNumber - before.DayNumber - 1;
        var left = On(person, before)!;
        return gap <= 90 && left.Team.Institution == On(person, after)!.Team.Institution ? left : null;
    }

    /// <summary>Days from the first of January to the end of the month on which any contract counts.</summary>
    public int ActiveDays(long person, OracleMonth month)
    {
        var days = 0;
        for (var day = month.YearStart; day < month.EndOn; day = day.AddDays(1))
        {
            if (On(person, day) is not null)
                days++;
        }

        return days;
    }

    /// <summary>The first and the last day on which the contract is the one that counts; null when it never is.</summary>
    public (DateOnly First, DateOnly Last)? Counted(OracleContract contract)
    {
        DateOnly? first = null, last = null;
        for (var day = contract.EffectiveOn; day < contract.EndOn; day = day.AddDays(1))
        {
            if (On(contract.Person, day) != contract)
                continue;
            first ??= day;
            last = day;
        }

        return first is { } from ? (from, last!.Value) : null;
    }
}
