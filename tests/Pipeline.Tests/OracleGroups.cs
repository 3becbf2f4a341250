namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>D8: who belongs to which key group on a day.</summary>
sealed class OracleGroups(OracleTown town)
{
    static readonly string[] All =
    [
        "elderly", "maternal", "child", "disabled", "hypertension", "diabetes", "tuberculosis", "psychosis", "poverty", "special_family",
    ];

    readonly ILookup<long, OracleRegistration> registrations = town.Registrations.ToLookup(registration => registration.Person);

    /// <summary>The elderly are those of 65 and over; the register counts only for persons whose birth is not known.</summary>
    public bool Belongs(long person, string group, DateOnly day)
    {
        if (group == "elderly" && town.Residents.TryGetValue(person, out var resident))
            return resident.BornOn.AddYears(65) <= day;
        foreach (var registration in registrations[person])
        {
            if (registration.KeyGroup == group && registration.From <= day && (registration.To is null || day < registration.To))
                return true;
        }

        return false;
    }

    public bool IsKey(long person, DateOnly day) => All.Any(group => Belongs(person, group, day));
}
