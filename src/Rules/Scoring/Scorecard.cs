using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>What one entity scored under one scheme.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Roots">Nodes at the top, in the order of the scheme.</param>
/// <param name="Total">Points after findings, rounded as the scheme says before banding (D12); null when nothing could be scored.</param>
/// <param name="Veto">The veto, or null.</param>
public sealed record Scorecard(Scheme Scheme, IReadOnlyList<ScoredNode> Roots, decimal? Total, Veto? Veto)
{
    /// <summary>Why there is no total; <see cref="NoScore.None"/> when there is one.</summary>
    public NoScore Missing { get; init; }

    /// <summary>The total before findings changed it, rounded alike; null when nothing could be scored.</summary>
    public decimal? UnadjustedTotal { get; init; } = Total;

    /// <summary>What confirmed findings did, in the order they were given.</summary>
    public IReadOnlyList<AppliedAdjustment> Adjustments { get; init; } = [];

    /// <summary>Why there is no total, in Chinese; null when there is one.</summary>
    public string? Reason => Total is null ? Standing.Text(Missing) : null;

    /// <summary>The grade that the total falls into, veto aside; null without a total or without grades.</summary>
    public Band? Band => Total is { } total ? Scheme.BandOf(total) : null;

    /// <summary>The next better grade; null at the top, without a total or without grades.</summary>
    public Band? NextBand => Band is { } current
        ? Scheme.Bands.Where(band => band != current && band.Lower >= current.Upper).OrderBy(band => band.Lower).ThenBy(band => band.Upper).FirstOrDefault()
        : null;

    /// <summary>The lowest total that reaches the next grade; null where there is none.</summary>
    public decimal? NextBandFrom => NextBand is { } next ? next.Lower + (next.LowerInclusive ? 0 : Scheme.TotalRounding.Step) : null;

    /// <summary>Points missing to the next grade (距上一等次), at least one step of the total; null where there is none.</summary>
    public decimal? PointsToNextBand => NextBandFrom - Total;

    /// <summary>Name of the grade that holds: 不合格 under a veto, else the band's; null without one.</summary>
    public string? Grade => Veto is null ? Band?.Label : Veto.Grade;

    /// <summary>Factor on the fee by the computed total; null without a total or a factor. Under a veto see <see cref="PaymentSuspended"/>.</summary>
    public decimal? Coefficient => Total is { } total ? Scheme.CoefficientAt(total) : null;

    /// <summary>Whether payment waits for a person's decision (D13).</summary>
    public bool PaymentSuspended => Veto is not null;

    /// <summary>Why the entity takes no part in a ranking, in Chinese; null when it does.</summary>
    public string? UnrankedReason => Veto is not null ? Veto.Unranked
        : Total is null ? "无得分"
        : AllNodes().FirstOrDefault(node => node.Missing != NoScore.None && Standing.Treatment(node.Definition, node.Missing) == MissingRule.NotRanked) is { } missing
            ? $"“{missing.Title}”{Standing.Text(missing.Missing)}"
            : null;

    /// <summary>
    /// What tells equal totals apart by the scheme's ranking rule: the value of an indicator or the score of a node; null without a rule
    /// or a value.
    /// </summary>
    public decimal? TieBreaker => Scheme.RankingRule?.TieBreaker is not { } key ? null
        : AllNodes().FirstOrDefault(node => node.Definition is Measure measure && measure.Indicator == key) is { } measured ? measured.FoundValue
        : Find(key)?.Score;

    /// <summary>How the total came about.</summary>
    public Explanation Explanation => Explaining.OfTotal(this);

    /// <summary>Every node, each dimension before its children.</summary>
    /// <returns>Nodes in the order of the scheme.</returns>
    public IEnumerable<ScoredNode> AllNodes() => Roots.SelectMany(Below);

    /// <summary>A node by its key.</summary>
    /// <param name="key">Key of a dimension or measure.</param>
    /// <returns>The node, or null when the scheme has none of that key.</returns>
    public ScoredNode? Find(string key) => AllNodes().FirstOrDefault(node => node.Key == key);

    /// <summary>The card in short, for a debugger; <see cref="Explanation"/> is for people.</summary>
    /// <returns>Scheme, total and grade.</returns>
    public override string ToString() => $"{Scheme.Id} {(Total is { } total ? Written.Plain(total) : "无得分")} {Grade}";

    static IEnumerable<ScoredNode> Below(ScoredNode node) => node.Children.SelectMany(Below).Prepend(node);
}
