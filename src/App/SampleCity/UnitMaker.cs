namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Makes one assessed unit with all its people, contracts, visits and services, and writes what it sends.</summary>
sealed class UnitMaker(SampleCityOptions options, CityDatabase city, Inbox inbox, IReadOnlyList<VisitSender> senders)
{
    const int Months = 24;

    // what people are and what they sign
    static readonly string[] People = ["homes", "identities", "health", "signings", "residents"];
    static readonly string[] Care = ["visits", "referrals", "referred_visits"];
    static readonly string[] Registers = ["memberships", "insured", "base_counts", "follow_ups"];
    static readonly string[] Signing = ["chains", "agreements", "contracts", "heads", "services", "surveys"];
    static readonly string[] CityTables = ["base_counts", "heads"];

    readonly int firstYear = options.Year - 1;

    public void Make(int unitNo, string unit, string partsFolder)
    {
        var schema = $"u{unitNo}";
        using (var database = city.Another(options))
            database.Run($"create schema {schema}");
        Run(unitNo, database => Create(database, schema, People));
        Together.Run(
            () => Run(unitNo, database =>
            {
                Create(database, schema, Care);
                database.Run("insert into visits select * from referred_visits");
            }),
            () => Run(unitNo, database =>
            {
                Create(database, schema, Registers);
                Create(database, schema, Signing);
            }));
        using (var database = Open(unitNo))
        {
            foreach (var table in CityTables)
                database.Run($"insert into city.{table} select * from {schema}.{table}");
            database.Run("insert into city.surveys select * from surveys where surveyor <> 'own'");
            database.Run("insert into city.visits select visits.* from visits join city.hospitals using (institution_no) where is_city");
            inbox.Copy(database, Sheet.Insurance, SenderHabit.Of("insurer", options.Seed), Path.Combine(partsFolder, $"insurance-{unitNo:000}.csv"), withHeader: unitNo == 1);
        }
        Together.Run(
            () => Run(unitNo, database => WriteMonths(database, unit, unitNo, first: 0)),
            () => Run(unitNo, database => WriteMonths(database, unit, unitNo, first: 1)),
            () => Run(unitNo, database =>
            {
                WriteYears(database, unit);
                WriteQuarters(database, unit);
            }));
        using (var database = city.Another(options))
            database.Run($"drop schema {schema} cascade");
    }

    void WriteYears(CityDatabase database, string unit)
    {
        for (var year = firstYear; year <= options.Year; year++)
        {
            database.Set("sheet_year", year);
            foreach (var sheet in Sheet.OfUnitByYear)
                inbox.Write(database, sheet, unit, Inbox.Year(year));
        }
    }

    void WriteQuarters(CityDatabase database, string unit)
    {
        for (var quarter = 0; quarter < Months / 3; quarter++)
        {
            database.Set("quarter", quarter);
            inbox.Write(database, Sheet.Surveys, unit, Inbox.Quarter(firstYear, quarter));
        }
    }

    void WriteMonths(CityDatabase database, string unit, int unitNo, int first)
    {
        for (var month = first; month < Months; month += 2)
        {
            database.Set("month", month);
            var period = Inbox.Month(firstYear, month);
            foreach (var sheet in Sheet.OfUnitByMonth)
                inbox.Write(database, sheet, unit, period);
            foreach (var sender in senders.Where(sender => sender.UnitNo == unitNo && !sender.IsCity))
            {
                database.Set("sender", sender.Number);
                inbox.Write(database, Sheet.Visits, sender.Code, period);
            }
        }
    }

    static void Create(CityDatabase database, string schema, string[] tables)
    {
        foreach (var table in tables)
            database.CreateTable(schema, "Unit", table);
    }

    void Run(int unitNo, Action<CityDatabase> work)
    {
        using var database = Open(unitNo);
        work(database);
    }

    CityDatabase Open(int unitNo)
    {
        var database = city.Another(options);
        database.UseSchema($"u{unitNo}");
        database.Set("unit", unitNo);
        return database;
    }
}
