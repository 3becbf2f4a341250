namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>D6 in full: episodes of usual residents, first visits, what is left out and why.</summary>
sealed class OracleFirstVisits
{
    sealed record FirstVisit(OracleVisit Visit, string Unit, bool IsReferred);

    readonly OracleTown town;
    readonly OracleSigned signed;
    readonly List<FirstVisit> firsts = [];

    public OracleFirstVisits(OracleTown town, OracleSigned signed)
    {
        this.town = town;
        this.signed = signed;
        var referrals = town.Referrals.Where(referral => referral.Direction == "up" && referral.Status == "accepted" && !(referral.AcceptedOn >= town.AsOf))
            .ToLookup(referral => referral.Person, referral => referral.AcceptedOn ?? referral.AppliedOn);
        var episodes = town.Visits.Where(visit => visit.Kind == "outpatient" && visit.Category is not null && town.IsUsual(visit.Person))
            .GroupBy(visit => (visit.Person, visit.Category));
        foreach (var episode in episodes)
        {
            DateOnly? before = null;
            foreach (var day in episode.GroupBy(visit => visit.On).OrderBy(day => day.Key))
            {
                var gap = before is { } last ? day.Key.DayNumber - last.DayNumber : int.MaxValue;
                before = day.Key;
                if (gap < (IsChronic(episode.Key.Category!) ? 365 : 30))
                    continue;
                var first = FirstOf([.. day]);
                var referred = !OracleTown.IsGrassroots(first.Institution)
                    && referrals[first.Person].Any(accepted => accepted <= first.On && first.On <= accepted.AddDays(14));
                firsts.Add(new FirstVisit(first, town.Residents[first.Person].Unit, referred));
            }
        }
    }

    /// <summary>Refilling every 30 days is a first visit each time, every 29 days is not.</summary>
    static bool IsChronic(string category)
    {
        var number = int.Parse(category[1..], System.Globalization.CultureInfo.InvariantCulture);
        return category[0] switch
        {
            'I' => number is >= 10 and <= 15 or >= 20 and <= 25 or >= 60 and <= 69,
            'E' => number is >= 10 and <= 14,
            'J' => number == 44,
            'F' => number is >= 20 and <= 29,
            _ => false,
        };
    }

    /// <summary>By time; when one of the day's visits has none (00:00), the lower level first. Equal ones by institution.</summary>
    static OracleVisit FirstOf(List<OracleVisit> day)
    {
        var timed = day.All(visit => visit.At.TimeOfDay >= TimeSpan.FromMinutes(1));
        return day.OrderBy(visit => timed ? (int)visit.At.TimeOfDay.TotalMinutes : 0).ThenBy(visit => Level(visit.Institution))
            .ThenBy(visit => visit.Institution.Code, StringComparer.Ordinal).First();
    }

    static int Level(OracleInstitution institution) => OracleTown.IsGrassroots(institution) ? 0
        : 1 + (int.TryParse(institution.Level, System.Globalization.CultureInfo.InvariantCulture, out var level) ? level : 0);

    /// <summary>365 days of lookback must be loaded before the month starts.</summary>
    bool IsApplicable(OracleMonth month)
    {
        var loaded = town.Arrivals.Where(arrival => arrival.Source == "visits")
            .Select(arrival => DateOnly.ParseExact(arrival.Period + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Min();
        return month.StartOn.AddDays(-365) >= loaded;
    }

    public IEnumerable<OracleLine> OfResidents(OracleMonth month)
    {
        var applicable = IsApplicable(month);
        foreach (var first in In(month).Where(first => applicable && !first.IsReferred))
            yield return new OracleLine(month, first.Unit, null, null, OracleTown.IsGrassroots(first.Visit.Institution) ? 1 : 0, 1, 0);
        foreach (var visit in town.Visits.Where(visit => visit.On >= month.StartOn && visit.On < month.EndOn && town.IsUsual(visit.Person)))
        {
            if (visit.Kind != "outpatient" || visit.Category is null)
                yield return new OracleLine(month, town.Residents[visit.Person].Unit, null, null, 0, 0, 1);
        }
    }

    public IEnumerable<OracleLine> OfSigned(OracleMonth month)
    {
        if (!IsApplicable(month))
            yield break;
        foreach (var first in In(month))
        {
            if (signed.Attributed(first.Visit.Person, first.Visit.On)?.Team is not { } team)
                continue;
            var counts = !first.IsReferred;
            yield return new OracleLine(month, team.Unit, team.Institution, team.Code,
                counts && OracleTown.IsGrassroots(first.Visit.Institution) ? 1 : 0, counts ? 1 : 0, counts ? 0 : 1);
        }
    }

    /// <summary>More than a tenth of the outpatient visits of usual residents have no diagnosis. The empty unit is the city.</summary>
    public bool LacksDiagnoses(OracleMonth month, string unit)
    {
        var outpatients = town.Visits.Where(visit => visit.Kind == "outpatient" && visit.On >= month.StartOn && visit.On < month.EndOn
            && town.IsUsual(visit.Person) && (unit.Length == 0 || town.Residents[visit.Person].Unit == unit)).ToList();
        return outpatients.Count(visit => visit.Category is null) * 10 > outpatients.Count;
    }

    IEnumerable<FirstVisit> In(OracleMonth month) => firsts.Where(first => first.Visit.On >= month.StartOn && first.Visit.On < month.EndOn);
}
