namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Residents with registrations and chains of contracts that overlap, lapse, renew, transfer, cancel and are corrected.</summary>
sealed class OracleCityPeople(OracleSheets sheets, Random random)
{
    static readonly string[] Units = ["990101", "990102", "990109"];
    int contractNumber;

    public List<string> Ids { get; } = [];

    public void Add(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var born = new DateOnly(1935, 1, 1).AddDays(random.Next(32_800));
            if (number % 9 == 0)
                born = new DateOnly(1960, random.Next(1, 13), random.Next(1, 28));
            var id = OracleSheets.ResidentId(number, born);
            Ids.Add(id);
            // some signed persons are in nobody's register
            if (number % 37 != 5)
                AddResident(number, id, born);
            AddGroups(number, id);
            AddContracts(number, id);
        }
    }

    void AddResident(int number, string id, DateOnly born)
    {
        var unit = Units[number % 3];
        var institution = OracleCityPlaces.Institutions.First(found => found.Unit == unit).Code;
        DateOnly? moved = number % 19 == 3 ? Day(2024, 2025) : null, died = number % 17 == 4 ? Day(2024, 2025) : null;
        var residence = number % 11 == 2 ? "temporary" : number % 13 == 6 ? "registered" : "usual";
        sheets.Add(unit, "2024", "residents", id, null, "male", born, "H" + (number / 3), null, null, unit, institution, residence, null, null);
        // moved to the next unit, or not in this year's file at all
        var now = number % 29 == 7 ? Units[(number + 1) % 3] : unit;
        if (number % 31 != 9)
            sheets.Add(now, "2025", "residents", id, null, "male", born, "H" + (number / 3), null, null, now, number % 7 == 0 ? null : institution, residence, moved, died);
    }

    void AddGroups(int number, string id)
    {
        var unit = Units[number % 3];
        var institution = OracleCityPlaces.Institutions.First(found => found.Unit == unit).Code;
        foreach (var group in new[] { "hypertension", "diabetes", "maternal", "elderly", "disabled" })
        {
            if (random.Next(100) >= (group == "hypertension" ? 45 : 15))
                continue;
            var registered = Day(2022, 2025);
            DateOnly? ended = random.Next(5) == 0 ? registered.AddDays(random.Next(20, 700)) : null;
            sheets.Add(unit, "2024", "key_groups", id, group, random.Next(6) == 0 ? null : institution, random.Next(4) > 0, registered, null);
            sheets.Add(unit, "2025", "key_groups", id, group, random.Next(6) == 0 ? null : institution, random.Next(4) > 0, registered, ended);
            if (random.Next(6) == 0)
                sheets.Add(unit, "2025", "key_groups", id, group, institution, true, registered.AddDays(random.Next(1, 400)), null);
        }
    }

    void AddContracts(int number, string id)
    {
        if (number % 8 == 1)
            return;
        var effective = StartDay();
        var team = OracleCityPlaces.Teams[random.Next(6)];
        for (var step = 0; step < 5 && effective < new DateOnly(2025, 12, 31); step++)
        {
            var years = random.Next(8) == 0 ? random.Next(2, 4) : 1;
            var expires = random.Next(12) == 0 ? effective.AddDays(random.Next(10, 200)) : effective.AddMonths(12 * years).AddDays(-1);
            AddContract(id, team, effective, expires, step);
            effective = random.Next(6) switch
            {
                0 => expires.AddDays(1 + random.Next(60, 120)),
                1 => expires.AddDays(1 + random.Next(1, 30)),
                2 => expires.AddDays(-random.Next(1, 250)),
                _ => expires.AddDays(1),
            };
            if (random.Next(4) == 0)
                team = OracleCityPlaces.Teams[random.Next(6)];
        }
    }

    void AddContract(string id, (string Code, string Institution) team, DateOnly effective, DateOnly expires, int step)
    {
        var code = $"C{++contractNumber:00000}";
        var signed = random.Next(3) == 0 ? effective : effective.AddDays(-random.Next(0, 40));
        var sender = OracleCityPlaces.UnitOf(team.Institution);
        var period = Period(signed);
        var package = random.Next(3) == 0 ? "P2" : "P1";
        var renewal = step == 0 ? "new" : "renewal";
        object?[] Row(DateOnly? cancelled, string status) =>
            [code, id, team.Code, package, signed, effective, expires, cancelled, cancelled is null ? null : "refused", status, renewal, "self", "S1", null, 20, null];
        switch (random.Next(10))
        {
            case 0: // cancelled by a later file
                var day = effective.AddDays(random.Next(0, 300));
                sheets.Add(sender, period, "contracts", Row(null, "effective"));
                sheets.AddPart(sender, Later(period), "contracts", "_变更", Row(day, "cancelled"));
                break;
            case 1: // voided by a later file
                sheets.Add(sender, period, "contracts", Row(null, "effective"));
                sheets.AddPart(sender, Later(period), "contracts", "_变更", Row(null, "void"));
                break;
            case 2: // the same day's twin at another team: the smaller number counts
                sheets.Add(sender, period, "contracts", Row(null, "effective"));
                var twin = OracleCityPlaces.Teams[random.Next(6)];
                sheets.Add(OracleCityPlaces.UnitOf(twin.Institution), period, "contracts",
                    $"C{++contractNumber:00000}", id, twin.Code, package, signed, effective, expires, null, null, "effective", "new", "doctor", "S2", null, null, null);
                break;
            default:
                sheets.Add(sender, period, "contracts", Row(null, "effective"));
                break;
        }
    }

    DateOnly Day(int fromYear, int toYear) => new DateOnly(fromYear, 1, 1).AddDays(random.Next(365 * (toYear - fromYear + 1)));

    // month ends and firsts are where months are counted wrong
    DateOnly StartDay() => random.Next(4) switch
    {
        0 => new DateOnly(2024, 1, 1),
        1 => new DateOnly(2023, 12, 31).AddMonths(random.Next(0, 14)),
        2 => new DateOnly(2023, 8, 1).AddMonths(random.Next(0, 20)),
        _ => Day(2023, 2025),
    };

    static string Period(DateOnly day) => day.Year < 2024 ? "2024-01" : day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    static string Later(string period) => string.CompareOrdinal(period, "2025-10") < 0 ? "2025-10" : "2025-12";
}
