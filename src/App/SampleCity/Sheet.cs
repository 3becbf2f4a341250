namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Which rows a file of a source is written from.</summary>
/// <param name="From">A table, or null where Sheets/&lt;source&gt;.sql says it.</param>
/// <param name="OrderBy">A total order: files are the same bytes whatever the threads did.</param>
sealed record Sheet(string Source, string? From, string OrderBy)
{
    public static readonly Sheet[] OfCity =
    [
        new("assessed_units", "city.units", "unit"),
        new("institutions", "city.institutions", "institution"),
        new("alliances", "city.alliances", "institution"),
        new("packages", "city.packages", "package"),
        new("package_items", "city.package_items", "package, item, key_group"),
        new("bases", null, "level, place, key_group, residence, counted_on"),
        new("prices", null, "unit, payer"),
        new("budgets", null, "unit, payer"),
        new("third_party_surveys", null, "survey_no"),
        new("fee_arrivals", null, "voucher"),
    ];

    public static readonly Sheet[] OfUnitByYear =
    [
        new("teams", null, "team"),
        new("members", null, "staff_no"),
        new("residents", null, "person_no"),
        new("key_groups", null, "person_no, key_group"),
        new("institution_income", null, "institution"),
    ];

    public static readonly Sheet[] OfUnitByMonth =
    [
        new("contracts", null, "contract_no"),
        new("services", null, "served_at, service_no"),
        new("follow_ups", null, "followed_on, follow_no"),
        new("referrals", null, "referral_no"),
        new("deaths", null, "record_no"),
        new("prescriptions", null, "visit_no"),
        new("remote_readings", null, "person_no"),
    ];

    public static readonly Sheet[] OfUnitByQuarter =
    [
        new("duty_rosters", null, "staff_no, duty_on"),
        new("laboratory_volume", null, "institution, kind, month_end"),
    ];

    public static readonly Sheet[] OfHospitalByQuarter =
    [
        new("slots", null, "department, month_end"),
        new("reserved_beds", null, "month_end"),
    ];

    public static readonly Sheet Admissions = new("admissions", null, "admitted_at, visit_no");

    public static readonly Sheet Settlements = new("insurance_settlements", null, "settled_at, visit_no");

    /// <summary>From a unit its own answers, from the city those of a third party.</summary>
    public static readonly Sheet Surveys = new("surveys", null, "survey_no");

    public static readonly Sheet Visits = new("visits", null, "visited_at, visit_no");

    public static readonly Sheet Insurance = new("insurance", "insured", "person_no, insured_from");

    public string Rows => From is null ? $"({SqlText.Read("Sheets", Source)}) as rows" : From;
}
