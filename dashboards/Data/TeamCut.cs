using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>What a person may take out of the heads that a team is paid for (核减), from the answers of its sample.</summary>
/// <param name="Cut">The farthest that a scheme which pays the team lets it go.</param>
/// <param name="Found">Contracts that were found not to be real, with the answer.</param>
/// <param name="NoLonger">Contracts that once were, or that stand decided, and now are not found.</param>
/// <param name="Counted">Answers of the random half: 真实, and those who said something.</param>
/// <param name="Standing">What the version has been decided by.</param>
public sealed record TeamCut(HeadCut Cut, IReadOnlyList<(string Contract, string Answer)> Found, IReadOnlyList<string> NoLonger, (int Real, int All) Counted, IReadOnlyList<CutRow> Standing)
{
    public static async Task<TeamCut> OfAsync(PageQuery query, OperationsDb db, string unit, string team, CancellationToken cancel = default)
    {
        var version = query.Version!;
        var cuts = (await query.DefinitionsAsync()).InForceOn(version.AsOf.AddDays(-1), []).Select(definition => definition.Scheme)
            .Where(scheme => scheme.PayoutLines.Count > 0 && (scheme.Scope ?? unit) == unit).Select(scheme => scheme.Cut);
        var samples = (await Samples.OfAsync(db, version.Period, team, cancel)).GetValueOrDefault(team) ?? new Samples([]);
        var found = samples.Items.Where(item => item.Answer?.Answer is Samples.Unaware or Samples.NotServed).Select(item => (item.Drawn.Contract, item.Answer!.Answer)).ToList();
        var standing = await query.RowsAsync<CutRow>("Flags.cuts", new { team });
        var drawn = samples.Items.Select(item => item.Drawn.Contract).ToList();
        var before = await db.SampleAnswers.AsNoTracking().Where(row => row.Period == version.Period && drawn.Contains(row.Contract) && (row.Answer == Samples.Unaware || row.Answer == Samples.NotServed))
            .Select(row => row.Contract).Distinct().ToListAsync(cancel);
        return new TeamCut(
            // there is money for years alone
            version.Period.Length == 4 ? cuts.DefaultIfEmpty(HeadCut.None).Max() : HeadCut.None, found,
            [.. before.Concat(standing.Where(row => !row.IsRest).Select(row => row.Contract)).Except(found.Select(item => item.Contract), StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            samples.Counted, standing);
    }

    /// <summary>What share of the other contracts the random half proves not to be real; 0 where no scheme carries it over.</summary>
    public decimal UntrueShare => Cut == HeadCut.FoundAndBound ? CutHeads.UntrueShare(Counted.Real, Counted.All) : 0;

    public bool MayBeDecided => Cut != HeadCut.None && (Found.Count > 0 || UntrueShare > 0);

    /// <summary>The rows of a decision by what is known now; what was decided before and is no longer found is taken back.</summary>
    public IEnumerable<CutEntry> Decision() =>
    [
        .. Found.Select(item => new CutEntry(item.Contract, item.Answer, null, null, IsWithdrawn: false)),
        .. NoLonger.Select(Withdrawn),
        UntrueShare > 0 ? new CutEntry(HandEntry.Rest, null, Counted.Real, Counted.All, IsWithdrawn: false) : Withdrawn(HandEntry.Rest),
    ];

    /// <summary>The rows that take every decision back.</summary>
    public IEnumerable<CutEntry> Withdrawal() => Found.Select(item => item.Contract).Concat(NoLonger).Append(HandEntry.Rest).Select(Withdrawn);

    static CutEntry Withdrawn(string contract) => new(contract, null, null, null, IsWithdrawn: true);
}

/// <summary>A decision as the version has it.</summary>
public sealed record CutRow(string Contract, bool IsRest, long? RealCount, long? AnsweredCount, string Evidence, string DecidedBy, DateOnly DecidedOn);
