namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Services, follow-ups, visits, referrals and answers, many on edges: repeated days, files twice, no time, no code.</summary>
sealed class OracleCityCare(OracleSheets sheets, Random random)
{
    static readonly string[] Diagnoses = ["I10.x00x002", "i10", "E11.900", "J06.9", "J00", "M54", "K29", "", "无", "J4", "F20.1", "I63"];
    static readonly string[] Kinds = ["emergency", "inpatient", "checkup", "vaccination", "antenatal", "dialysis"];
    static readonly string[] Items = ["101", "102", "201", "303", "999"];
    static readonly string[] Ways = ["clinic", "home", "phone", "message", "broadcast", "lecture"];
    static readonly string[] Ratings = ["very_satisfied", "satisfied", "neutral", "unsatisfied", "very_unsatisfied", "invalid"];
    int number;

    public void Add(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            for (var i = random.Next(30); i > 0; i--)
                AddService(id);
            for (var i = random.Next(14); i > 0; i--)
                AddFollowUp(id);
            AddVisits(id);
            for (var i = random.Next(3); i > 0; i--)
                AddReferral(id);
            if (random.Next(2) == 0)
                AddSurvey(random.Next(5) == 0 ? null : id);
        }
    }

    void AddService(string id)
    {
        var team = OracleCityPlaces.Teams[random.Next(6)];
        var at = Moment();
        var sender = OracleCityPlaces.UnitOf(team.Institution);
        var code = $"S{++number:000000}";
        object?[] row = [code, id, team.Code, Items[random.Next(5)], at, Ways[random.Next(6)], "S1", null];
        sheets.Add(sender, Period(at), "services", row);
        // sent again in a later month, changed: the last arrival counts
        if (random.Next(20) == 0)
        {
            row[5] = "home";
            sheets.Add(sender, "2025-12", "services", row);
        }

        // twice on one day
        if (random.Next(8) == 0)
            sheets.Add(sender, Period(at), "services", $"S{++number:000000}", id, team.Code, row[3], at.AddMinutes(5), "clinic", "S1", null);
    }

    void AddFollowUp(string id)
    {
        var institution = OracleCityPlaces.Teams[random.Next(6)].Institution;
        var on = DateOnly.FromDateTime(Moment());
        sheets.Add(OracleCityPlaces.UnitOf(institution), Period(on.ToDateTime(default)), "follow_ups", $"F{++number:000000}", id,
            random.Next(3) == 0 ? "diabetes" : "hypertension", institution, on, new[] { "clinic", "home", "phone" }[random.Next(3)],
            random.Next(8) == 0 ? null : random.Next(125, 165), random.Next(9) == 0 ? null : random.Next(75, 100));
    }

    void AddVisits(string id)
    {
        var diagnosis = Diagnoses[random.Next(Diagnoses.Length)];
        for (var i = random.Next(25); i > 0; i--)
        {
            var at = Moment();
            if (random.Next(3) == 0)
                diagnosis = Diagnoses[random.Next(Diagnoses.Length)];
            AddVisit(id, at, diagnosis);
            // chains at the edges of 14, 30 and 365 days, and again on the same day elsewhere
            if (random.Next(3) == 0)
                AddVisit(id, at.AddDays(new[] { 13, 14, 29, 30, 31, 364, 365 }[random.Next(7)]), diagnosis);
            if (random.Next(4) == 0)
                AddVisit(id, at.Date.AddMinutes(random.Next(4) == 0 ? 0 : random.Next(1, 1440)), diagnosis);
        }
    }

    void AddVisit(string id, DateTime at, string diagnosis)
    {
        if (at >= new DateTime(2026, 1, 1))
            return;
        var (institution, _, _, unit) = OracleCityPlaces.Institutions[random.Next(OracleCityPlaces.Institutions.Length)];
        var sender = institution[6] == 'A' ? institution : unit;
        // one hospital missed a month; what it would have sent is nowhere
        if (sender == "990101A003" && Period(at) is "2024-03" or "2025-06" && sender == "990101A003")
            return;
        var kind = random.Next(6) == 0 ? Kinds[random.Next(6)] : "outpatient";
        object?[] row = [$"V{++number:000000}", id, institution, at, kind, diagnosis, random.Next(1, 900), random.Next(3) == 0 ? null : random.Next(0, 3) * 10];
        sheets.Add(sender, Period(at), "visits", row);
        if (random.Next(40) == 0)
        {
            row[6] = 77;
            sheets.Add(sender, "2025-12", "visits", row);
        }
    }

    void AddReferral(string id)
    {
        var on = DateOnly.FromDateTime(Moment());
        var status = new[] { "accepted", "accepted", "refused", "pending" }[random.Next(4)];
        sheets.Add("990101", Period(on.ToDateTime(default)), "referrals", $"R{++number:000000}", id, random.Next(4) == 0 ? "down" : "up",
            "990101B001", "990101A003", on, status, status == "accepted" && random.Next(5) > 0 ? on.AddDays(random.Next(10)) : null);
    }

    void AddSurvey(string? id)
    {
        var on = DateOnly.FromDateTime(Moment());
        sheets.Add("city", $"{on.Year}Q{(on.Month + 2) / 3}", "surveys", $"Q{++number:000000}", OracleCityPlaces.Teams[random.Next(6)].Code, id, on,
            random.Next(3) == 0 ? "own" : "third_party", Ratings[random.Next(6)]);
    }

    DateTime Moment() => new DateTime(2024, 1, 1).AddMinutes(random.Next(731 * 1440));

    static string Period(DateTime at) => at.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
