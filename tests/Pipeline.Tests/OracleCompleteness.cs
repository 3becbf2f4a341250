namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>D18: whether the senders that made 99 % of last year's visits of a month have reported it.</summary>
sealed class OracleCompleteness(OracleTown town)
{
    readonly HashSet<(string Sender, string Month)> reported =
        [.. town.Arrivals.Where(arrival => arrival.Source == "visits").Select(arrival => (arrival.Sender, arrival.Period))];

    /// <param name="unit">Where the visitors live; empty for the city, which counts visitors nobody has registered too.</param>
    public bool IsIncomplete(OracleMonth month, string unit)
    {
        long expected = 0, missing = 0;
        foreach (var sender in reported.Select(report => report.Sender).Distinct())
        {
            var weight = Weight(sender, month, unit);
            expected += weight;
            if (!reported.Contains((sender, month.Name)))
                missing += weight;
        }

        return missing * 100 > expected;
    }

    long Weight(string sender, OracleMonth month, string unit)
    {
        if (month.StartOn.Year == town.Months[0].StartOn.Year)
        {
            var months = town.Months.Count(other => reported.Contains((sender, other.Name)));
            return Places(unit).Sum(place =>
            {
                var count = Count(sender, null, place);
                return count == 0 ? 0 : Math.Max(count / months, 1);
            });
        }

        var lastYear = town.Months.Single(other => other.StartOn == month.StartOn.AddYears(-1));
        return reported.Contains((sender, lastYear.Name)) ? Places(unit).Sum(place => Count(sender, lastYear, place)) : 0;
    }

    // the city's weight is the sum of its units' and of the unregistered, each a whole number
    IEnumerable<string?> Places(string unit) =>
        unit.Length > 0 ? [unit] : town.Residents.Values.Select(resident => resident.Unit).Distinct().Append(null);

    long Count(string sender, OracleMonth? month, string? unit) => town.Visits.Count(visit =>
        visit.Sender == sender && visit.On < town.Months[^1].EndOn
        && (month is null || (visit.On >= month.StartOn && visit.On < month.EndOn))
        && town.Residents.GetValueOrDefault(visit.Person)?.Unit == unit);
}
