using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>What schemes are computed from, read once from a warehouse: by a run from the one it builds, by a simulation from the published one.</summary>
/// <param name="Teams">Every team of the period, in order of their codes.</param>
/// <param name="Above">Institutions with teams, and assessed units, in order of their codes: read where a scheme assesses them.</param>
/// <param name="GivenItems">What anybody was given a value of by hand.</param>
/// <param name="Eligibilities">Names of eligibilities by code: what schemes may pay for by the head.</param>
/// <param name="KeyGroups">Codes of key groups: what schemes may price by group.</param>
/// <param name="Heads">What <c>marts.payable_heads</c> counts, by eligibility and fewest active days.</param>
/// <param name="PricesFen">Per head and year, by unit and payer.</param>
/// <param name="BudgetsFen">By unit and payer.</param>
public sealed record AssessmentData(
    string Period,
    IReadOnlyList<AssessedTeam> Teams,
    IReadOnlyDictionary<SchemeLevel, IReadOnlyList<AssessedTeam>> Above,
    IReadOnlySet<string> GivenItems,
    IReadOnlyDictionary<string, string> Eligibilities,
    IReadOnlySet<string> KeyGroups,
    IReadOnlyDictionary<(string Eligibility, int Days), IReadOnlyList<PayableHeads>> Heads,
    IReadOnlyDictionary<(string Unit, string Payer), long> PricesFen,
    IReadOnlyDictionary<(string Unit, string Payer), long> BudgetsFen)
{
    sealed record Place(string Team, string PeerGroup, string? Hospital, decimal? Contracts);

    /// <summary>Fen paid too much in earlier settlements, by who was paid, payer and line.</summary>
    public IReadOnlyDictionary<(string Entity, string Payer, string Line), long> DebtsFen { get; init; } = new Dictionary<(string, string, string), long>();

    /// <summary>Of each team that a person decided about, the share of its other contracts that the random half proves not to be real (D19); 0 where only found contracts were decided on.</summary>
    public IReadOnlyDictionary<string, decimal> UntrueShares { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Contracts by identical values, by <see cref="ContractVectors.KeyOf"/>: read where a scheme scores contracts.</summary>
    public IReadOnlyDictionary<string, ContractVectors> Contracts { get; init; } = new Dictionary<string, ContractVectors>();

    /// <summary>Whether the period is a year, so that there is money to compute.</summary>
    public bool IsYear => Period.Length == 4;

    /// <summary>Whom a scheme of a level assesses.</summary>
    public IReadOnlyList<AssessedTeam> At(SchemeLevel level) => level == SchemeLevel.Team ? Teams : Above[level];

    /// <summary>The heads of whom a scheme of a level assesses, after the decisions that it takes up; each team's are taken out before teams are added up.</summary>
    public IReadOnlyList<PayableHeads> HeadsAt(SchemeLevel level, (string Eligibility, int Days) key, HeadCut cut)
    {
        var heads = Heads[key].Select(row => UntrueShares.TryGetValue(row.Team, out var share) ? row.After(cut, share) : row);
        return level == SchemeLevel.Team ? [.. heads] : [.. heads.GroupBy(row => (row.Unit, Code: level == SchemeLevel.Institution ? row.Institution : row.Unit))
            .Select(group => PayableHeads.Sum(group.Key.Unit, group.Key.Code, [.. group]))];
    }

    /// <param name="schemes">Those that will be computed: only the heads that their lines count are read.</param>
    public static AssessmentData Read(DbConnection connection, IReadOnlyList<IndicatorFile> indicators, string period, IReadOnlyCollection<Scheme> schemes)
    {
        var places = connection.Query<Place>("""
            select
                teams.team, teams.peer_group,
                (select max(alliances.lead_hospital) from core.alliances as alliances, core.periods as periods
                 where alliances.institution = teams.institution and periods.period = $period
                    and alliances.valid_from < periods.end_on and coalesce(alliances.valid_to >= periods.end_on - 1, true)) as hospital,
                (select cells.numerator from indicators.values as cells
                 where cells.indicator = 'coverage' and cells.level = 'team' and cells.period = $period and cells.code = teams.team) as contracts
            from core.teams as teams
            """, new { period }).ToDictionary(place => place.Team, StringComparer.Ordinal);
        var (given, findings) = ByHandOf(connection, period);
        var teams = TeamValues.Read(connection, indicators, period)
            .Select(values => new AssessedTeam(
                values with { Values = With(values.Values, given[values.Team]) }, places[values.Team].PeerGroup, places[values.Team].Hospital, places[values.Team].Contracts ?? 0, [.. findings[values.Team]]))
            .ToList();
        var items = given.SelectMany(team => team).Select(row => row.Item).ToHashSet(StringComparer.Ordinal);
        var eligibilities = connection.Query<(string Code, string Name)>("select eligibility, eligibility_name from core.eligibilities").ToDictionary(row => row.Code, row => row.Name, StringComparer.Ordinal);
        var groups = connection.Query<string>("select key_group from core.key_groups").ToHashSet(StringComparer.Ordinal);
        return new AssessmentData(
            period, teams, new Dictionary<SchemeLevel, IReadOnlyList<AssessedTeam>>(), items, eligibilities, groups, new Dictionary<(string, int), IReadOnlyList<PayableHeads>>(),
            Amounts(connection, "prices", "price_fen", period), Amounts(connection, "budgets", "budget_fen", period))
        {
            DebtsFen = connection.Query<(string Entity, string Payer, string Line, long Fen)>("select entity, payer, line, amount_fen from staging.debts where cast(year as varchar) = $period", new { period })
                .ToDictionary(row => (row.Entity, row.Payer, row.Line), row => row.Fen),
            UntrueShares = connection.Query<(string Team, long Real, long Answered)>(
                    "select team, coalesce(max(real_count) filter (where is_rest), 0), coalesce(max(answered_count) filter (where is_rest), 0) from staging.cuts where period = $period group by team", new { period })
                .ToDictionary(row => row.Team, row => CutHeads.UntrueShare(row.Real, row.Answered), StringComparer.Ordinal),
        }.With(connection, indicators, schemes);
    }

    /// <summary>The same data with what further schemes count or assess.</summary>
    public AssessmentData With(DbConnection connection, IReadOnlyList<IndicatorFile> indicators, IReadOnlyCollection<Scheme> schemes)
    {
        var levels = schemes.Select(scheme => scheme.Level).Where(level => level is SchemeLevel.Institution or SchemeLevel.AssessedUnit).Distinct().Where(level => !Above.ContainsKey(level));
        var scored = schemes.Where(scheme => scheme.Level == SchemeLevel.Contract).DistinctBy(ContractVectors.KeyOf).Where(scheme => !Contracts.ContainsKey(ContractVectors.KeyOf(scheme)));
        var counted = IsYear ? schemes.Where(scheme => scheme.Level != SchemeLevel.Contract).SelectMany(HeadsOf).Distinct().Where(key => !Heads.ContainsKey(key)) : [];
        return this with
        {
            Above = Above.Concat(levels.Select(level => KeyValuePair.Create(level, Places(connection, indicators, Period, level)))).ToDictionary(),
            Contracts = Contracts.Concat(scored.Select(scheme => KeyValuePair.Create(ContractVectors.KeyOf(scheme), ContractVectors.Read(connection, scheme)))).ToDictionary(),
            Heads = Heads.Concat(counted.Select(key => KeyValuePair.Create(key, PayableHeads.Read(connection, key, Period)))).ToDictionary(),
        };
    }

    /// <summary>The heads that a scheme's fee counts.</summary>
    public static IEnumerable<(string Eligibility, int Days)> HeadsOf(Scheme scheme) =>
        scheme.PayoutLines.Select(line => PayableHeads.KeyOf(line.Rule)).OfType<(string Eligibility, int Days)>();

    static (ILookup<string, (string Entity, string Item, decimal Value)> Given, ILookup<string, Finding> Findings) ByHandOf(DbConnection connection, string period)
    {
        var given = connection.Query<(string Entity, string Item, decimal Value)>("select entity, item, value from staging.given_values where period = $period", new { period }).ToLookup(row => row.Entity, StringComparer.Ordinal);
        var findings = connection.Query<(string Entity, string Finding, string Item, int Times)>("select entity, finding, item, times from staging.findings where period = $period order by finding", new { period })
            .ToLookup(row => row.Entity, row => new Finding(row.Item, row.Finding, row.Times), StringComparer.Ordinal);
        return (given, findings);
    }

    static IReadOnlyList<AssessedTeam> Places(DbConnection connection, IReadOnlyList<IndicatorFile> indicators, string period, SchemeLevel level)
    {
        var groups = connection.Query<(string Institution, string Unit, string Group)>("select institution, unit, max(peer_group) from core.teams where unit is not null group by institution, unit").ToList();
        var places = (level == SchemeLevel.Institution ? groups.Select(row => (Code: row.Institution, row.Unit, row.Group)) : groups.Select(row => (Code: row.Unit, row.Unit, Group: "考核单元")))
            .DistinctBy(place => place.Code).OrderBy(place => place.Code, StringComparer.Ordinal).ToList();
        var measured = TeamValues.ReadPlaces(connection, indicators, period, level == SchemeLevel.Institution ? "institution" : "district", places.Select(place => (place.Code, place.Unit)));
        var (given, findings) = ByHandOf(connection, period);
        return [.. measured.Zip(places, (values, place) => new AssessedTeam(
            values with { Values = With(values.Values, given[values.Team]) }, place.Group, null, values.Values.GetValueOrDefault("coverage", IndicatorValue.NotReported).Numerator, [.. findings[values.Team]]))];
    }

    static Dictionary<string, IndicatorValue> With(IReadOnlyDictionary<string, IndicatorValue> values, IEnumerable<(string Entity, string Item, decimal Value)> given)
    {
        var all = new Dictionary<string, IndicatorValue>(values, StringComparer.Ordinal);
        // an indicator that the warehouse computes is not overruled by hand
        foreach (var row in given)
            all.TryAdd(row.Item, IndicatorValue.Of(row.Value, 1));
        return all;
    }

    static Dictionary<(string Unit, string Payer), long> Amounts(DbConnection connection, string table, string column, string period) =>
        connection.Query<(string Unit, string Payer, long Fen)>($"select unit, payer, {column} from staging.{table} where cast(year as varchar) = $period", new { period })
            .ToDictionary(row => (row.Unit, row.Payer), row => row.Fen);
}

/// <summary>A team as a scheme sees it; under a scheme of another level an institution or an assessed unit, with its code in place of the team's.</summary>
/// <param name="Hospital">Lead hospital of its institution's alliance at the end of the period; null without one.</param>
/// <param name="Contracts">Active persons at the end of the period.</param>
/// <param name="Findings">What was confirmed about it in the period.</param>
public sealed record AssessedTeam(TeamValues Measured, string PeerGroup, string? Hospital, decimal Contracts, IReadOnlyList<Finding> Findings)
{
    public string Team => Measured.Team;

    public string? Unit => Measured.Unit;

    public IReadOnlyDictionary<string, IndicatorValue> Values => Measured.Values;
}
