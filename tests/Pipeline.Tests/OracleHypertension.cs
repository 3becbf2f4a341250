namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>高血压规范管理率 and 血压控制率: four face-to-face follow-ups a year, the last reading of the year on target.</summary>
sealed class OracleHypertension(OracleTown town, OracleSigned signed)
{
    readonly ILookup<long, OracleFollowUp> followUps = town.FollowUps.Where(followUp => followUp.Disease == "hypertension").ToLookup(followUp => followUp.Person);

    readonly ILookup<long, OracleRegistration> registrations =
        town.Registrations.Where(registration => registration is { KeyGroup: "hypertension", IsManaged: true }).ToLookup(registration => registration.Person);

    public IEnumerable<OracleLine> Managed(OracleMonth month) => Judge(month, (person, from, due) =>
        followUps[person].Where(followUp => followUp.Way is "clinic" or "home" && followUp.On >= from && followUp.On < month.EndOn)
            .Select(followUp => followUp.On).Distinct().Count() >= due);

    public IEnumerable<OracleLine> Controlled(OracleMonth month) => Judge(month, (person, from, _) =>
    {
        var last = followUps[person]
            .Where(followUp => followUp is { Systolic: not null, Diastolic: not null } && followUp.On >= from && followUp.On < month.EndOn)
            .OrderBy(followUp => followUp.On).ThenBy(followUp => followUp.Code, StringComparer.Ordinal).LastOrDefault();
        if (last is null)
            return false;
        var elderly = town.Residents.TryGetValue(person, out var resident) && resident.BornOn.AddYears(65) <= last.On;
        return last.Systolic < (elderly ? 150 : 140) && last.Diastolic < 90;
    });

    IEnumerable<OracleLine> Judge(OracleMonth month, Func<long, DateOnly, int, bool> judge)
    {
        foreach (var person in registrations.Select(same => same.Key))
        {
            if (ManagedOn(person, month.LastDay) is not { } registration)
                continue;
            var from = registration.From > month.YearStart ? registration.From : month.YearStart;
            var months = 0;
            while (from.AddMonths(months + 1) <= month.EndOn)
                months++;
            var due = 4 * months / 12;
            var resident = town.Residents.GetValueOrDefault(person);
            var institution = registration.Institution ?? resident?.Institution;
            var team = signed.On(person, month.LastDay)?.Team;
            var unit = team?.Unit ?? (institution is not null ? town.Institutions[institution].Unit : resident?.Unit);
            yield return new OracleLine(month, unit, team?.Institution ?? institution, team?.Code,
                due > 0 && judge(person, from, due) ? 1 : 0, due > 0 ? 1 : 0, due > 0 ? 0 : 1);
        }
    }

    /// <summary>The registration in force: the latest begun; not after its end, nor once the person is dead or gone.</summary>
    OracleRegistration? ManagedOn(long person, DateOnly day)
    {
        if (town.Residents.TryGetValue(person, out var resident) && resident.GoneOn <= day)
            return null;
        var latest = registrations[person].Where(registration => registration.From <= day).OrderBy(registration => registration.From).LastOrDefault();
        return latest is null || latest.To <= day ? null : latest;
    }
}
