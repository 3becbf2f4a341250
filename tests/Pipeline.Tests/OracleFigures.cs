namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>One figure of <c>indicators.values</c>; growth is compared by its two products, so numbers are wide.</summary>
readonly record struct OracleFigure(decimal Numerator, decimal Denominator, decimal Excluded, string State)
{
    public static OracleFigure operator +(OracleFigure one, OracleLine line) => new(
        one.Numerator + line.Numerator, one.Denominator + line.Denominator, one.Excluded + line.Excluded, "");
}

/// <summary>All figures of one indicator, worked out from its lines for every period and place.</summary>
sealed class OracleFigures
{
    readonly OracleTown town;
    readonly OracleCompleteness completeness;
    readonly OracleFirstVisits firstVisits;
    readonly OracleSigned signed;
    readonly OracleGroups groups;
    readonly OracleServices services;

    public OracleFigures(OracleTown town)
    {
        this.town = town;
        signed = new OracleSigned(town);
        groups = new OracleGroups(town);
        services = new OracleServices(town, signed);
        firstVisits = new OracleFirstVisits(town, signed);
        completeness = new OracleCompleteness(town);
        Fulfilment = new OracleFulfilment(town, signed, groups, services);
        Visits = new OracleVisits(town, signed);
        Hypertension = new OracleHypertension(town, signed);
    }

    OracleFulfilment Fulfilment { get; }

    OracleVisits Visits { get; }

    OracleHypertension Hypertension { get; }

    /// <summary>The figures of an indicator that are not all zero, by period, level and code.</summary>
    public Dictionary<(string Period, string Level, string Code), OracleFigure> Of(string indicator) => indicator switch
    {
        "coverage" => Coverage(keyOnly: false),
        "key_coverage" => Coverage(keyOnly: true),
        "fulfilment" => LastMonth(Fulfilment.Items),
        "served" => Incomplete(LastMonth(Fulfilment.Served), wholeYear: true),
        "substantive" => Incomplete(LastMonth(Fulfilment.Substantive), wholeYear: true),
        "hypertension_managed" => LastMonth(Hypertension.Managed),
        "blood_pressure_control" => LastMonth(Hypertension.Controlled),
        "satisfaction" => Sum(Visits.Satisfaction),
        "grassroots_share" => Incomplete(Sum(Visits.GrassrootsShare)),
        "cost_per_visit" => Incomplete(Sum(Visits.Cost)),
        "cost_growth" => Growth(Of("cost_per_visit")),
        "first_visit" => Incomplete(Sum(firstVisits.OfResidents), diagnoses: true),
        "signed_first_visit" => Incomplete(Sum(firstVisits.OfSigned), diagnoses: true),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, "no oracle for this indicator"),
    };

    Dictionary<(string, string, string), OracleFigure> Coverage(bool keyOnly)
    {
        var calculator = new OracleCoverage(town, signed, groups);
        var byMonth = town.Months.ToDictionary(month => month, month => calculator.Cells(month, keyOnly));
        return Stated(
            from period in Periods()
            from cell in byMonth[period.Months[^1]]
            select ((period.Name, cell.Key.Level, cell.Key.Code), new OracleFigure(cell.Value.Numerator, cell.Value.Denominator, cell.Value.Excluded, "")));
    }

    Dictionary<(string, string, string), OracleFigure> LastMonth(Func<OracleMonth, IEnumerable<OracleLine>> lines) => Add(lines, period => [period.Months[^1]]);

    Dictionary<(string, string, string), OracleFigure> Sum(Func<OracleMonth, IEnumerable<OracleLine>> lines) => Add(lines, period => period.Months);

    Dictionary<(string, string, string), OracleFigure> Add(Func<OracleMonth, IEnumerable<OracleLine>> lines, Func<Period, List<OracleMonth>> months)
    {
        var byMonth = town.Months.ToDictionary(month => month, month => lines(month).ToList());
        var cells = new Dictionary<(string, string, string), OracleFigure>();
        foreach (var period in Periods())
        {
            foreach (var line in months(period).SelectMany(month => byMonth[month]))
            {
                foreach (var (level, code) in new[] { ("city", ""), ("district", line.Unit), ("institution", line.Institution), ("team", line.Team) })
                {
                    if (code is not null)
                        cells[(period.Name, level, code)] = cells.GetValueOrDefault((period.Name, level, code)) + line;
                }
            }
        }

        return Stated(cells.Select(cell => (cell.Key, cell.Value)));
    }

    Dictionary<(string, string, string), OracleFigure> Incomplete(Dictionary<(string Period, string Level, string Code), OracleFigure> cells, bool wholeYear = false, bool diagnoses = false)
    {
        var bad = (from month in town.Months
                   from unit in town.Units.Select(unit => unit.Unit).Append("").Distinct()
                   where completeness.IsIncomplete(month, unit) || (diagnoses && firstVisits.LacksDiagnoses(month, unit))
                   select (month, unit)).ToHashSet();
        foreach (var period in Periods())
        {
            var months = wholeYear ? town.Months.Where(month => month.StartOn.Year == period.Months[^1].StartOn.Year && month.StartOn <= period.Months[^1].StartOn) : period.Months;
            var units = months.SelectMany(month => bad.Where(found => found.month == month).Select(found => found.unit)).ToHashSet();
            foreach (var key in cells.Keys.Where(key => key.Period == period.Name && cells[key].State == "value" && units.Contains(UnitOf(key.Level, key.Code))).ToList())
                cells[key] = cells[key] with { State = "incomplete" };
        }

        return cells;
    }

    string UnitOf(string level, string code) => level switch
    {
        "city" => "",
        "district" => code,
        "institution" => town.Institutions[code].Unit,
        _ => town.Teams[code].Unit,
    };

    // mean now ÷ mean a year before − 1, kept as one quotient of whole numbers; incomplete when either side is
    static Dictionary<(string, string, string), OracleFigure> Growth(Dictionary<(string Period, string Level, string Code), OracleFigure> means)
    {
        var growth = new Dictionary<(string, string, string), OracleFigure>();
        foreach (var (key, now) in means)
        {
            var year = int.Parse(key.Period[..4], System.Globalization.CultureInfo.InvariantCulture) - 1;
            var before = means.GetValueOrDefault(($"{year}{key.Period[4..]}", key.Level, key.Code));
            var known = now.Denominator > 0 && before.Denominator > 0 && before.Numerator > 0;
            growth[key] = new OracleFigure(now.Numerator * before.Denominator, now.Denominator * before.Numerator, now.Excluded,
                !known ? "not_applicable" : now.State == "incomplete" || before.State == "incomplete" ? "incomplete" : "value");
        }

        return growth;
    }

    sealed record Period(string Name, List<OracleMonth> Months);

    IEnumerable<Period> Periods() => town.Months
        .SelectMany(month => new[]
        {
            (Name: month.Name, Month: month), (Name: $"{month.StartOn.Year}Q{(month.StartOn.Month + 2) / 3}", Month: month),
            (Name: $"{month.StartOn.Year}H{(month.StartOn.Month + 5) / 6}", Month: month), (Name: $"{month.StartOn.Year}", Month: month),
        })
        .GroupBy(pair => pair.Name, pair => pair.Month).Select(group => new Period(group.Key, [.. group.OrderBy(month => month.StartOn)]));

    static Dictionary<(string, string, string), OracleFigure> Stated(IEnumerable<((string, string, string) Key, OracleFigure Figure)> cells) =>
        cells.ToDictionary(cell => cell.Key, cell => cell.Figure with { State = cell.Figure.Denominator > 0 ? "value" : "not_applicable" });
}
