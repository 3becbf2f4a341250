using System.Globalization;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>What belongs to no unit: the city's own tables and files, its hospitals, the insurer, the truth.</summary>
sealed class CityMaker(SampleCityOptions options, CityDatabase city, Inbox inbox)
{
    const int Months = 24;

    static readonly string[] Tables =
    [
        "key_group_bits", "names", "streets", "units", "centres", "hospitals", "institutions", "visit_senders", "habits", "teams", "conduct", "members",
        "alliances", "packages", "package_items", "service_items", "day_slots", "diagnosis_slots", "hospital_slots", "prices",
    ];

    // what the units fill in
    const string Gathered = """
        create table city.base_counts (unit_no integer, team_no integer, institution varchar, key_group varchar, residence varchar, counted_on date, persons bigint);
        create table city.heads (unit_no integer, year integer, usual_heads bigint, employee_heads bigint, resident_heads bigint);
        create table city.touched (team_no integer, detector varchar, touched bigint);
        create table city.surveys (survey_no bigint, survey varchar, team varchar, quarter integer, person varchar, surveyed_on date, surveyor varchar, rating varchar);
        create table city.visits (visit_no bigint, person varchar, institution_no smallint, sender_no smallint, month smallint, visited_at timestamp,
          kind varchar, diagnosis varchar, cost_fen integer, fund_percent tinyint)
        """;

    public void Begin()
    {
        foreach (var table in Tables)
            city.CreateTable("city", "City", table);
        city.Run(Gathered);
    }

    public IReadOnlyList<VisitSender> VisitSenders() => city.Rows(
        "select sender_no, sender, unit_no, is_city, is_hospital from city.visit_senders order by sender_no",
        row => new VisitSender(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3), row.GetBoolean(4)));

    public IReadOnlyList<(int Number, string Code, string Name)> Units() => city.Rows(
        "select unit_no, unit, unit_name from city.units order by unit_no",
        row => (row.GetInt32(0), row.GetString(1), row.GetString(2)));

    public void WriteFiles(IReadOnlyList<VisitSender> senders)
    {
        city.CreateTable("city", "City", "bases");
        city.CreateTable("city", "City", "budgets");
        for (var year = options.Year - 1; year <= options.Year; year++)
        {
            city.Set("sheet_year", year);
            foreach (var sheet in Sheet.OfCity)
                inbox.Write(city, sheet, "city", Inbox.Year(year));
        }
        // the city asks a third party; unit 0 is none
        city.UseSchema("city");
        city.Set("unit", 0);
        for (var quarter = 0; quarter < Months / 3; quarter++)
        {
            city.Set("quarter", quarter);
            inbox.Write(city, Sheet.Surveys, "city", Inbox.Quarter(options.Year - 1, quarter));
            foreach (var hospital in senders.Where(sender => sender.IsHospital))
            {
                city.Set("sender", hospital.Number);
                foreach (var sheet in Sheet.OfHospitalByQuarter)
                    inbox.Write(city, sheet, hospital.Code, Inbox.Quarter(options.Year - 1, quarter));
            }
        }
        WriteCityHospitals(senders);
    }

    public void WriteTruth(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, order) in new[] { ("cheats", "team, detector"), ("honest", "team, what") })
        {
            var path = Path.Combine(folder, name + ".csv");
            city.Run($"copy (select * from ({SqlText.Read("Truth", name)}) as rows order by {order}) to {Inbox.Literal(path)} (format csv, header true)");
        }
    }

    /// <summary>The insurer knows no districts: one file from the parts of all units, in their order.</summary>
    public void JoinInsurance(string partsFolder)
    {
        var path = inbox.PathOf("insurer", options.Year.ToString(CultureInfo.InvariantCulture), "insurance");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        foreach (var part in Directory.GetFiles(partsFolder, "insurance-*.csv").Order(StringComparer.Ordinal))
        {
            using var rows = File.OpenRead(part);
            rows.CopyTo(file);
        }
    }

    void WriteCityHospitals(IReadOnlyList<VisitSender> senders) =>
        Together.ForEach(Enumerable.Range(0, Months), Math.Clamp(options.Threads, 1, 4), month =>
        {
            using var database = city.Another(options);
            database.UseSchema("city");
            database.Set("month", month);
            foreach (var sender in senders.Where(sender => sender.IsCity))
            {
                database.Set("sender", sender.Number);
                inbox.Write(database, Sheet.Visits, sender.Code, Inbox.Month(options.Year - 1, month));
                inbox.Write(database, Sheet.Admissions, sender.Code, Inbox.Month(options.Year - 1, month));
            }
            inbox.Write(database, Sheet.Settlements, "insurer", Inbox.Month(options.Year - 1, month));
        });
}
