namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Makes one assessed unit with all its people, contracts, visits and services, and writes what it sends.</summary>
sealed class UnitMaker(SampleCityOptions options, CityDatabase city, Inbox inbox, IReadOnlyList<VisitSender> senders, Action<string> stepDone)
{
    /// <summary>How often <c>stepDone</c> is called for a unit.</summary>
    public const int Steps = 4;

    const int Months = 24;

    static readonly string[] People = ["homes", "identities", "health", "signings", "residents"];
    static readonly string[] Care = ["own_visits", "referrals", "referred_visits", "visits"];
    static readonly string[] Registers = ["memberships", "insured", "base_counts", "follow_ups"];
    static readonly string[] Signing = ["chains", "agreements", "contracts", "heads", "services", "surveys"];

    // steps on the way, whose memory the next ones need
    static readonly string[] PassedPeople = ["homes", "identities", "health", "signings"];
    static readonly string[] PassedCare = ["own_visits", "referred_visits"];
    static readonly string[] PassedSigning = ["chains", "agreements"];

    // what the city sums up or sends for all units together
    static readonly (string Table, string Rows)[] ForCity =
    [
        ("base_counts", "base_counts"),
        ("heads", "heads"),
        ("touched", "touched"),
        ("surveys", "surveys where surveyor <> 'own'"),
        ("visits", "visits where institution_no in (select institution_no from city.hospitals where is_city)"),
    ];

    readonly int firstYear = options.Year - 1;

    public void Make(int unitNo, string unit, string unitName, string partsFolder)
    {
        var schema = $"u{unitNo}";
        using (var database = city.Another(options))
            database.Run($"create schema {schema}");
        Run(unitNo, database =>
        {
            Create(database, schema, People);
            Drop(database, schema, PassedPeople);
        });
        stepDone($"{unitName}的居民");
        Together.Run(
            () => Run(unitNo, database =>
            {
                Create(database, schema, Care);
                Drop(database, schema, PassedCare);
                stepDone($"{unitName}的就诊与转诊");
            }),
            () => Run(unitNo, database =>
            {
                Create(database, schema, Registers);
                Create(database, schema, Signing);
                Create(database, schema, ["touched"]);
                Drop(database, schema, PassedSigning);
                stepDone($"{unitName}的签约与服务");
            }));
        Run(unitNo, database =>
        {
            foreach (var (table, rows) in ForCity)
                database.Run($"insert into city.{table} select * from {schema}.{rows}");
            inbox.Copy(database, Sheet.Insurance, "insurer", Path.Combine(partsFolder, $"insurance-{unitNo:000}.csv"), withHeader: unitNo == 1);
        });
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
        stepDone($"{unitName}的文件");
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
            foreach (var sheet in Sheet.OfUnitByQuarter.Prepend(Sheet.Surveys))
                inbox.Write(database, sheet, unit, Inbox.Quarter(firstYear, quarter));
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
                if (sender.IsHospital)
                    inbox.Write(database, Sheet.Admissions, sender.Code, period);
            }
        }
    }

    static void Create(CityDatabase database, string schema, string[] tables)
    {
        foreach (var table in tables)
            database.CreateTable(schema, "Unit", table);
    }

    static void Drop(CityDatabase database, string schema, string[] tables)
    {
        foreach (var table in tables)
            database.Run($"drop table {schema}.{table}");
    }

    void Run(int unitNo, Action<CityDatabase> work)
    {
        using var database = city.Another(options);
        database.UseSchema($"u{unitNo}");
        database.Set("unit", unitNo);
        work(database);
    }
}
