using System.Globalization;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Invents a city and writes what its districts, centres and hospitals would send in two years.</summary>
public static class SampleCity
{
    const int Months = 24;

    static readonly string[] CityTables =
    [
        "key_group_bits", "names", "streets", "units", "centres", "hospitals", "institutions", "visit_senders", "teams", "conduct", "members", "alliances",
        "packages", "package_items", "service_items", "day_slots", "diagnosis_slots", "hospital_slots", "prices",
    ];

    public static void Generate(SampleCityOptions options, IProgress<SampleCityProgress> progress, CancellationToken ct)
    {
        Check(options);
        var inboxFolder = Path.Combine(options.Out, "inbox");
        var temporary = Path.Combine(options.Out, "tmp", "generate");
        Directory.CreateDirectory(inboxFolder);
        Directory.CreateDirectory(temporary);
        try
        {
            Make(options, new Inbox(inboxFolder, options), temporary, progress, ct);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>3 units for 120 teams, 12 for 1,880: as many as the root of the teams.</summary>
    internal static int UnitCount(int teams) => Math.Max(2, (int)Math.Round(3 * Math.Sqrt(teams / 120.0)));

    static void Check(SampleCityOptions options)
    {
        if (options.Teams is < 2 or > 20_000)
            throw new SampleCityException($"团队数应在 2 到 20000 之间,不能是 {options.Teams}。");
        if (options.Year is < 2010 or > 2100)
            throw new SampleCityException($"年份应在 2010 到 2100 之间,不能是 {options.Year}。");
        var inbox = Path.Combine(options.Out, "inbox");
        if (Directory.Exists(inbox) && Directory.EnumerateFileSystemEntries(inbox).Any())
            throw new SampleCityException($"{inbox} 里已经有文件;请换一个空目录,或先移走它们。");
    }

    static void Make(
        SampleCityOptions options, Inbox inbox, string temporary, IProgress<SampleCityProgress> progress, CancellationToken ct)
    {
        using var city = CityDatabase.Create(options, temporary, ct);
        foreach (var table in CityTables)
            city.CreateTable("city", "City", table);
        city.Run("""
            create table city.base_counts (unit_no integer, team_no integer, institution varchar, key_group varchar, residence varchar, counted_on date, persons bigint);
            create table city.heads (unit_no integer, year integer, usual_heads bigint, employee_heads bigint, resident_heads bigint);
            create table city.surveys (survey_no bigint, survey varchar, team varchar, quarter integer, person varchar, surveyed_on date, surveyor varchar, rating varchar);
            create table city.visits (visit_no bigint, person_no bigint, person varchar, team_no integer, institution_no integer, sender_no integer,
              day date, month smallint, visited_at timestamp, kind varchar, diagnosis varchar, cost_fen bigint, is_grassroots boolean,
              fund_percent bigint, chance ubigint)
            """);
        var senders = city.Rows(
            "select distinct sender_no, sender, unit_no, is_city from city.visit_senders order by sender_no",
            row => new VisitSender(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3)));
        var units = city.Rows("select unit_no, unit, unit_name from city.units order by unit_no", row => (Number: row.GetInt32(0), Code: row.GetString(1), Name: row.GetString(2)));
        var total = units.Count + 2;
        var done = 0;
        progress.Report(new SampleCityProgress("城市、机构与团队", ++done, total));

        var maker = new UnitMaker(options, city, inbox, senders);
        // more than three at a time would not fit the memory of the full city
        Together.ForEach(units, Math.Clamp(options.Threads, 1, 3), unit =>
        {
            maker.Make(unit.Number, unit.Code, temporary);
            progress.Report(new SampleCityProgress($"{unit.Name}的居民、签约、就诊与服务", Interlocked.Increment(ref done), total));
        });

        WriteCity(options, city, inbox, senders);
        JoinInsurance(options, inbox, temporary);
        progress.Report(new SampleCityProgress("市级文件", Interlocked.Increment(ref done), total));
    }

    static void WriteCity(SampleCityOptions options, CityDatabase city, Inbox inbox, IReadOnlyList<VisitSender> senders)
    {
        city.CreateTable("city", "City", "bases");
        city.CreateTable("city", "City", "budgets");
        for (var year = options.Year - 1; year <= options.Year; year++)
        {
            city.Set("sheet_year", year);
            foreach (var sheet in Sheet.OfCity)
                inbox.Write(city, sheet, "city", Inbox.Year(year));
        }
        city.UseSchema("city");
        city.Set("unit", 0);
        for (var quarter = 0; quarter < Months / 3; quarter++)
        {
            city.Set("quarter", quarter);
            inbox.Write(city, Sheet.Surveys, "city", Inbox.Quarter(options.Year - 1, quarter));
        }
        Together.ForEach(Enumerable.Range(0, Months), Math.Clamp(options.Threads, 1, 4), month =>
        {
            using var database = city.Another(options);
            database.UseSchema("city");
            database.Set("month", month);
            foreach (var sender in senders.Where(sender => sender.IsCity))
            {
                database.Set("sender", sender.Number);
                inbox.Write(database, Sheet.Visits, sender.Code, Inbox.Month(options.Year - 1, month));
            }
        });
    }

    // The insurer knows no districts: one file from the parts of all units, which were written in their order.
    static void JoinInsurance(SampleCityOptions options, Inbox inbox, string temporary)
    {
        var path = inbox.PathOf("insurer", options.Year.ToString(CultureInfo.InvariantCulture), "insurance");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        foreach (var part in Directory.GetFiles(temporary, "insurance-*.csv").Order(StringComparer.Ordinal))
        {
            using var rows = File.OpenRead(part);
            rows.CopyTo(file);
        }
    }
}
