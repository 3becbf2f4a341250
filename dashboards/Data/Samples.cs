using FamilyDoctor.Analytics.Rules.Uncertainty;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The contracts of a team that were drawn for verification, with what was found (D19).</summary>
public sealed record Samples(IReadOnlyList<(SampledContract Drawn, SampleAnswer? Answer)> Items)
{
    public const string Real = "真实", Unaware = "不知晓", NotServed = "未接受服务", NotReached = "联系不上", Declined = "拒访";

    public static readonly IReadOnlyList<string> Answers = [Real, Unaware, NotServed, NotReached, Declined];

    public static readonly IReadOnlyList<string> Methods = ["电话", "上门", "到院"];

    public int Answered => Items.Count(item => item.Answer is not null);

    /// <summary>真实 of the random half, and those of it who said something: 真实, 不知晓 and 未接受服务.</summary>
    public (int Real, int All) Counted
    {
        get
        {
            var said = Items.Where(item => item.Drawn.IsRandom && item.Answer?.Answer is Real or Unaware or NotServed).ToList();
            return (said.Count(item => item.Answer!.Answer == Real), said.Count);
        }
    }

    /// <summary>核查真实率: null before anybody of the random half has said something.</summary>
    public decimal? Rate => Counted is var (real, all) && all > 0 ? (decimal)real / all : null;

    public WilsonInterval? Interval => WilsonInterval.Of(Counted.Real, Counted.All);

    /// <summary>联系不上率: of all that were tried.</summary>
    public decimal? NotReachedRate => Answered == 0 ? null : (decimal)Items.Count(item => item.Answer?.Answer == NotReached) / Answered;

    /// <summary>Those found not to be real, in either half.</summary>
    public int Found => Items.Count(item => item.Answer?.Answer is Unaware or NotServed);

    /// <summary>The samples of a period by team; of one team when it is given.</summary>
    public static async Task<Dictionary<string, Samples>> OfAsync(OperationsDb db, string period, string? team = null, CancellationToken cancel = default)
    {
        var drawn = await db.SampledContracts.AsNoTracking().Where(row => row.Period == period && (team == null || row.Team == team)).OrderBy(row => row.Team).ThenBy(row => row.Ordinal).ToListAsync(cancel);
        if (drawn.Count == 0)
            return [];
        var answers = (await db.SampleAnswers.AsNoTracking().Where(row => row.Period == period).OrderBy(row => row.Id).ToListAsync(cancel))
            .GroupBy(row => row.Contract, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        return drawn.GroupBy(row => row.Team, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => new Samples([.. own.Select(row => (row, answers.GetValueOrDefault(row.Contract)))]), StringComparer.Ordinal);
    }
}

/// <summary>A contract that may be drawn.</summary>
public sealed record SampleCandidate(string Contract, long Person, DateOnly SignedOn, bool IsSuspect);
