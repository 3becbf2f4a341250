using System.Data.Common;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Everything the oracle knows: plain lists of current rows, nothing computed but what a row means by itself.</summary>
sealed class OracleTown
{
    public OracleTown(DbConnection connection, DateOnly asOf)
    {
        AsOf = asOf;
        var lake = new OracleLake(connection, asOf);
        Arrivals = lake.Arrivals;
        var firstYear = Arrivals.Min(arrival => int.Parse(arrival.Period[..4], System.Globalization.CultureInfo.InvariantCulture));
        for (var month = new OracleMonth(new DateOnly(firstYear, 1, 1)); month.EndOn <= asOf; month = new OracleMonth(month.EndOn))
            Months.Add(month);
        Units = lake.Snapshot("assessed_units", "unit, valid_from, valid_to", row => ((object)(row.GetString(1), Day(row, 2)),
            (Unit: row.GetString(1), From: Day(row, 2)!.Value, To: Day(row, 3))));
        Institutions = lake.Snapshot("institutions", "institution, kind_code, level, unit", row => ((object)row.GetString(1),
            new OracleInstitution(row.GetString(1), row.GetString(2), Text(row, 3), row.GetString(4)))).ToDictionary(found => found.Code);
        Teams = lake.Snapshot("teams", "team, institution", row => ((object)row.GetString(1),
            new OracleTeam(row.GetString(1), row.GetString(2), Institutions[row.GetString(2)].Unit))).ToDictionary(found => found.Code);
        Residents = lake.Snapshot("residents", "person, born_on, unit, institution, residence, moved_out_on, died_on", row => ((object)row.GetInt64(1),
            new OracleResident(row.GetInt64(1), Day(row, 2)!.Value, row.GetString(3), Text(row, 4), row.GetString(5) == "usual",
                Earlier(lake.Before(Day(row, 6)), lake.Before(Day(row, 7)))))).ToDictionary(found => found.Person);
        Registrations = [.. lake.Snapshot("key_groups", "person, key_group, institution, is_managed, registered_on, ended_on", row => ((object)(row.GetInt64(1), row.GetString(2), Day(row, 5)),
            new OracleRegistration(row.GetInt64(1), row.GetString(2), Text(row, 3), row.GetBoolean(4), Day(row, 5)!.Value, lake.Before(Day(row, 6))))).Where(found => found.From < asOf)];
        Items = lake.Snapshot("package_items", "package, item, key_group, times_per_year, disease", row => ((object)(row.GetString(1), row.GetString(2), row.GetString(3)),
            new OracleItem(row.GetString(1), row.GetString(2), row.GetString(3), (int)row.GetInt64(4), Text(row, 5))));
        Bases = [.. lake.Snapshot("bases", "level, place, key_group, residence, persons, counted_on", row => ((object)(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Day(row, 6)),
            (Residence: row.GetString(4), Base: new OracleBase(row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(5), Day(row, 6)!.Value))))
            .Where(found => found.Residence == "usual" && found.Base.CountedOn < asOf).Select(found => found.Base)];
        Contracts = [.. lake.LastArrived("contracts", "contract, person, team, package, signed_on, effective_on, expires_on, cancelled_on, status", row => ((object)row.GetString(1),
            (Status: row.GetString(9), Contract: ReadContract(row, lake))))
            .Where(found => found.Status != "void" && found.Contract.SignedOn < asOf).Select(found => found.Contract)];
        Services = [.. lake.LastArrived("services", "service, person, item, served_at, way", row => ((object)row.GetString(1),
            new OracleService(row.GetInt64(2), row.GetString(3), DateOnly.FromDateTime(row.GetDateTime(4)), row.GetString(5)))).Where(found => found.On < asOf)];
        FollowUps = [.. lake.LastArrived("follow_ups", "follow_up, person, disease, followed_on, way, systolic, diastolic", row => ((object)row.GetString(1),
            new OracleFollowUp(row.GetString(1), row.GetInt64(2), row.GetString(3), Day(row, 4)!.Value, row.GetString(5), Number(row, 6), Number(row, 7)))).Where(found => found.On < asOf)];
        Visits = [.. lake.LastArrived("visits", "visit, person, institution, visited_at, kind, diagnosis, cost_fen, fund_fen", row => ((object)row.GetString(1),
            new OracleVisit(row.GetInt64(2), Institutions[row.GetString(3)], row.GetDateTime(4), row.GetString(5), Text(row, 6), row.GetInt64(7), Number(row, 8) ?? 0, lake.Sender(row.GetInt32(0)))))
            .Where(found => found.On < asOf && found.On >= Months[0].StartOn)];
        Referrals = [.. lake.LastArrived("referrals", "referral, person, direction, status, applied_on, accepted_on", row => ((object)row.GetString(1),
            new OracleReferral(row.GetInt64(2), row.GetString(3), row.GetString(4), Day(row, 5)!.Value, Day(row, 6)))).Where(found => found.AppliedOn < asOf)];
        Surveys = [.. lake.LastArrived("surveys", "survey, team, person, surveyed_on, surveyor, rating", row => ((object)row.GetString(1),
            new OracleSurvey(Teams[row.GetString(2)], Number(row, 3), Day(row, 4)!.Value, row.GetString(5), row.GetString(6)))).Where(found => found.On < asOf)];
    }

    public DateOnly AsOf { get; }

    public IReadOnlyCollection<OracleArrival> Arrivals { get; }

    public List<OracleMonth> Months { get; } = [];

    public List<(string Unit, DateOnly From, DateOnly? To)> Units { get; }

    public Dictionary<string, OracleInstitution> Institutions { get; }

    public Dictionary<string, OracleTeam> Teams { get; }

    public Dictionary<long, OracleResident> Residents { get; }

    public List<OracleRegistration> Registrations { get; }

    public List<OracleItem> Items { get; }

    public List<OracleBase> Bases { get; }

    public List<OracleContract> Contracts { get; }

    public List<OracleService> Services { get; }

    public List<OracleFollowUp> FollowUps { get; }

    public List<OracleVisit> Visits { get; }

    public List<OracleReferral> Referrals { get; }

    public List<OracleSurvey> Surveys { get; }

    public bool IsUsual(long person) => Residents.TryGetValue(person, out var resident) && resident.IsUsual;

    /// <summary>D6: WS 218 B, C and D, private clinics included (the shipped setting).</summary>
    public static bool IsGrassroots(OracleInstitution institution) => institution.KindCode[0] is 'B' or 'C' or 'D';

    // Section 7: 终止日 = min(到期日+1, 解约日, 死亡日, 迁出日)
    OracleContract ReadContract(DbDataReader row, OracleLake lake)
    {
        var person = row.GetInt64(2);
        var end = Day(row, 7)!.Value.AddDays(1);
        end = Earlier(end, lake.Before(Day(row, 8)))!.Value;
        end = Earlier(end, Residents.GetValueOrDefault(person)?.GoneOn)!.Value;
        return new OracleContract(row.GetString(1), person, Teams[row.GetString(3)], row.GetString(4), Day(row, 5)!.Value, Day(row, 6)!.Value, end);
    }

    static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one < other ? one : other;

    static DateOnly? Day(DbDataReader row, int column) => row.GetFieldValue<DateOnly?>(column);

    static long? Number(DbDataReader row, int column) => row.GetFieldValue<long?>(column);

    static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
