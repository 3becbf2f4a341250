using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Heads of one team under one eligibility (D2); of a team's institution or unit where a scheme assesses those.</summary>
/// <param name="Persons">Active and eligible at the end of the year.</param>
/// <param name="HeadMonths">Months' ends at which a person was active and eligible, summed.</param>
public sealed record PayableHeads(string Unit, string Institution, string Team, long Persons, long HeadMonths, long ReceivedFen)
{
    /// <summary>In place of an eligibility where heads are told apart by the key groups they are in.</summary>
    public const string ByGroup = "key_groups";

    /// <summary>The heads by combination of key groups, such as <c>elderly+diabetes</c>; empty where they are not told apart.</summary>
    public IReadOnlyDictionary<string, HeadCount> Groups { get; init; } = new Dictionary<string, HeadCount>();

    /// <summary>Of the heads, those that a person decided to take out one by one; the same by combination of key groups.</summary>
    public HeadCount Found { get; init; }

    /// <inheritdoc cref="Found"/>
    public IReadOnlyDictionary<string, HeadCount> FoundGroups { get; init; } = new Dictionary<string, HeadCount>();

    /// <summary>What is left to be paid for after the decisions about a team (核减).</summary>
    /// <param name="untrueShare">Of the contracts that were not found, 0 to 1.</param>
    public PayableHeads After(HeadCut cut, decimal untrueShare)
    {
        if (cut == HeadCut.None || (Found == default && untrueShare == 0))
            return this;
        if (Groups.Count > 0)
            return Of(Unit, Institution, Team, Groups.Select(group => KeyValuePair.Create(group.Key, Left(group.Value, FoundGroups.GetValueOrDefault(group.Key)))));
        var left = Left(new HeadCount(Persons, HeadMonths), Found);
        return this with { Persons = left.Persons, HeadMonths = left.HeadMonths, Found = default };

        HeadCount Left(HeadCount all, HeadCount found) => new(Less(all.Persons, found.Persons), Less(all.HeadMonths, found.HeadMonths));

        long Less(long heads, long found) => CutHeads.Of(cut, heads, found, untrueShare) is var (one, others) ? heads - one - others : heads;
    }

    /// <summary>Which heads a rule counts; null for one that counts something else.</summary>
    public static (string Eligibility, int Days)? KeyOf(PayoutRule rule) => rule switch
    {
        PerHead perHead => (perHead.Eligibility, perHead.MinActiveDays),
        PerHeadByGrade byGrade => (byGrade.Eligibility, byGrade.MinActiveDays),
        PerHeadByGroup byGroup => (ByGroup, byGroup.MinActiveDays),
        Capitation capitation => (capitation.Eligibility, 0),
        Received received => (received.Eligibility, 0),
        _ => null,
    };

    /// <summary>The counts that a rule pays for, by the keys it knows them by.</summary>
    public IReadOnlyDictionary<string, long> Quantities(PayoutRule rule) => rule switch
    {
        PerHeadByGroup byGroup => Groups.ToDictionary(group => group.Key, group => byGroup.Basis == PayoutBasis.ContractMonths ? group.Value.HeadMonths : group.Value.Persons, StringComparer.Ordinal),
        PerHead { Basis: PayoutBasis.ContractMonths } or PerHeadByGrade { Basis: PayoutBasis.ContractMonths } or Capitation => One(rule, HeadMonths),
        Received => One(rule, ReceivedFen),
        _ => One(rule, Persons),
    };

    /// <summary>Those that a rule has a price for: of key groups only the combinations with a priced one.</summary>
    public PayableHeads Priced(PayoutRule rule) => rule is PerHeadByGroup byGroup
        ? Of(Unit, Institution, Team, Groups.Where(group => byGroup.PriceOf(group.Key) is not null))
        : this;

    /// <summary>How many of what a rule counts, all together: persons or head-months.</summary>
    public long Counted(PayoutRule rule) => Quantities(rule).Values.Sum();

    /// <summary>Heads of several teams together.</summary>
    public static PayableHeads Sum(string unit, string code, IReadOnlyCollection<PayableHeads> rows) =>
        new(unit, code, code, rows.Sum(row => row.Persons), rows.Sum(row => row.HeadMonths), rows.Sum(row => row.ReceivedFen))
        {
            Groups = rows.SelectMany(row => row.Groups).GroupBy(group => group.Key, group => group.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, HeadCount.Sum, StringComparer.Ordinal),
        };

    public static IReadOnlyList<PayableHeads> Read(DbConnection connection, (string Eligibility, int Days) key, string period) =>
        key.Eligibility == ByGroup ? ReadGroups(connection, key.Days, period) : ReadEligible(connection, key, period);

    static PayableHeads Of(string unit, string institution, string team, IEnumerable<KeyValuePair<string, HeadCount>> groups)
    {
        var counts = groups.ToDictionary(StringComparer.Ordinal);
        var all = HeadCount.Sum(counts.Values);
        return new(unit, institution, team, all.Persons, all.HeadMonths, 0) { Groups = counts };
    }

    static List<PayableHeads> ReadGroups(DbConnection connection, int days, string period) => [.. connection.Query<GroupRow>("""
        select
            heads.unit, teams.institution, heads.team, heads.key_groups,
            cast(coalesce(sum(heads.persons) filter (where heads.active_days >= $days), 0) as bigint) as persons, cast(sum(heads.head_months) as bigint) as head_months,
            cast(coalesce(sum(heads.cut_persons) filter (where heads.active_days >= $days), 0) as bigint) as cut_persons, cast(sum(heads.cut_head_months) as bigint) as cut_head_months
        from marts.payable_groups as heads
        inner join core.teams as teams on teams.team = heads.team
        where cast(heads.year as varchar) = $period
        group by heads.unit, teams.institution, heads.team, heads.key_groups
        order by heads.unit, heads.team, heads.key_groups
        """, new { period, days })
        .GroupBy(row => (row.Unit, row.Institution, row.Team))
        .Select(team => Of(team.Key.Unit, team.Key.Institution, team.Key.Team, team.Select(row => KeyValuePair.Create(row.KeyGroups, new HeadCount(row.Persons, row.HeadMonths)))) with
        {
            FoundGroups = team.ToDictionary(row => row.KeyGroups, row => new HeadCount(row.CutPersons, row.CutHeadMonths), StringComparer.Ordinal),
        })];

    static List<PayableHeads> ReadEligible(DbConnection connection, (string Eligibility, int Days) key, string period) => [.. connection.Query<HeadRow>("""
        select
            heads.unit, teams.institution, heads.team,
            cast(coalesce(sum(persons) filter (where is_active_at_end and active_days >= $days), 0) as bigint) as persons,
            cast(sum(head_months) as bigint) as head_months, cast(sum(received_fen) as bigint) as received_fen,
            cast(coalesce(sum(cut_persons) filter (where is_active_at_end and active_days >= $days), 0) as bigint) as cut_persons,
            cast(sum(cut_head_months) as bigint) as cut_head_months
        from marts.payable_heads as heads
        inner join core.teams as teams on teams.team = heads.team
        where cast(heads.year as varchar) = $period and heads.eligibility = $eligibility
        group by heads.unit, teams.institution, heads.team
        order by heads.unit, heads.team
        """, new { period, eligibility = key.Eligibility, days = key.Days })
        .Select(row => new PayableHeads(row.Unit, row.Institution, row.Team, row.Persons, row.HeadMonths, row.ReceivedFen) { Found = new(row.CutPersons, row.CutHeadMonths) })];

    static Dictionary<string, long> One(PayoutRule rule, long count) => new(StringComparer.Ordinal) { [rule.Quantities.Single()] = count };

    sealed record GroupRow(string Unit, string Institution, string Team, string KeyGroups, long Persons, long HeadMonths, long CutPersons, long CutHeadMonths);

    sealed record HeadRow(string Unit, string Institution, string Team, long Persons, long HeadMonths, long ReceivedFen, long CutPersons, long CutHeadMonths);
}

/// <summary>Heads counted both ways.</summary>
/// <param name="Persons">At the end of the year.</param>
/// <param name="HeadMonths">Months' ends, summed.</param>
public readonly record struct HeadCount(long Persons, long HeadMonths)
{
    public static HeadCount Sum(IEnumerable<HeadCount> counts) => counts.Aggregate(default(HeadCount), (sum, count) => new(sum.Persons + count.Persons, sum.HeadMonths + count.HeadMonths));
}
