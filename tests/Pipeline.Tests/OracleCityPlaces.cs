namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Units, institutions of every kind, six teams, packages with awkward frequencies, and bases with holes.</summary>
sealed class OracleCityPlaces(OracleSheets sheets)
{
    static readonly DateOnly Start = new(2019, 1, 1);

    public static readonly (string Code, string Kind, string? Level, string Unit)[] Institutions =
    [
        ("990101B001", "B100", "0", "990101"), ("990101D101", "D100", null, "990101"), ("990101A003", "A100", "3", "990101"),
        ("990102C001", "C220", "1", "990102"), ("990102D601", "D600", null, "990102"), ("990102A002", "A100", "2", "990102"),
        ("990109B001", "B200", null, "990109"), ("990109G001", "G100", "2", "990109"),
    ];

    public static readonly (string Code, string Institution)[] Teams =
    [
        ("990101B00101", "990101B001"), ("990101B00102", "990101B001"), ("990102C00101", "990102C001"),
        ("990102C00102", "990102C001"), ("990102D60101", "990102D601"), ("990109B00101", "990109B001"),
    ];

    public static string UnitOf(string institution) => institution[..6];

    public void Add()
    {
        foreach (var year in new[] { "2024", "2025" })
            AddYear(year);
        // a second file of the year, corrected: the last arrival counts
        foreach (var (item, times) in new[] { ("101", 1), ("102", 5) })
            sheets.AddPart("city", "2025", "package_items", "_更正", "P1", item, "项目" + item, "all", times, null);
        AddItems("_更正");
    }

    void AddYear(string year)
    {
        sheets.Add("city", year, "assessed_units", "990101", "东区", "district", "990101", Start, null);
        sheets.Add("city", year, "assessed_units", "990102", "西区", "district", "990102", Start, null);
        sheets.Add("city", year, "assessed_units", "990109", "开发区", "zone", "990102", Start, null);
        foreach (var (code, kind, level, unit) in Institutions)
            sheets.Add("city", year, "institutions", code, "机构" + code, kind, level, "nonprofit", unit, null, "urban", null, Start, null);
        foreach (var (code, institution) in Teams)
        {
            sheets.Add(UnitOf(institution), year, "teams", code, "团队" + code, institution, "urban", Start, null);
            sheets.Add(UnitOf(institution), year, "members", code, "S" + code, null, "general_practitioner", true, Start, null);
        }

        foreach (var package in new[] { "P1", "P2" })
            sheets.Add("city", year, "packages", package, "服务包" + package, "basic", package == "P1" ? 0 : 120);
        if (year == "2024")
            AddItems("");
        AddBases(year);
        foreach (var unit in new[] { "990101", "990102", "990109" })
        {
            foreach (var payer in new[] { "public_health", "employee_insurance", "resident_insurance" })
            {
                sheets.Add("city", year, "prices", unit, payer, year, 7);
                sheets.Add("city", year, "budgets", unit, payer, year, 100000);
            }
        }
    }

    void AddItems(string part)
    {
        var year = part.Length == 0 ? "2024" : "2025";
        void Item(string package, string item, string group, int times, string? disease = null) =>
            sheets.AddPart("city", year, "package_items", part, package, item, "项目" + item, group, times, disease);
        if (part.Length == 0)
        {
            Item("P1", "101", "all", 2);
            Item("P1", "102", "all", 4);
        }

        Item("P1", "201", "elderly", 1);
        Item("P1", "303", "hypertension", 2);
        Item("P1", "303", "diabetes", 3);
        Item("P1", "301", "hypertension", 4, "hypertension");
        Item("P2", "301", "hypertension", 6, "hypertension");
        Item("P2", "302", "diabetes", 12, "diabetes");
        Item("P2", "102", "all", 7);
    }

    // the zone has no base at all, one institution none, one team none: not applicable there, and the city with them
    void AddBases(string year)
    {
        var counted = new DateOnly(year == "2024" ? 2023 : 2025, year == "2024" ? 12 : 3, 31);
        void Base(string level, string place, int all, int key)
        {
            sheets.Add("city", year, "bases", level, place, "all", "usual", all, counted, "统计局");
            sheets.Add("city", year, "bases", level, place, "all", "registered", all * 2, counted, "统计局");
            sheets.Add("city", year, "bases", level, place, "key_union", "usual", key, counted, "统计局");
        }

        Base("district", "990101", 150, 60);
        Base("district", "990102", 140, 50);
        Base("institution", "990101B001", 120, 45);
        Base("team", "990101B00101", 50, 20);
        Base("team", "990101B00102", 40, 15);
        Base("team", "990102C00101", 30, 10);
        if (year == "2025")
            Base("team", "990102D60101", 25, 9);
    }
}
