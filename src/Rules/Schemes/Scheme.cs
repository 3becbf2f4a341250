namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>An assessment scheme (考核方案): what counts, how much, where from, valid when, and what is paid for it.</summary>
/// <remarks>
/// A published scheme is never edited but copied to a new file with new dates; every result names its scheme. Building one checks
/// nothing: <see cref="SchemeValidation.Check(Scheme, IEnumerable{Indicators.IndicatorDefinition})"/> lists all faults at once.
/// </remarks>
public sealed record Scheme
{
    /// <summary>What results call the total; no node may be called so.</summary>
    public const string TotalKey = "total";

    /// <summary>Unique key, such as <c>six-dimensions-example</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>First day it is in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it is in force, included.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>What its result is for.</summary>
    public required SchemePurpose Purpose { get; init; }

    /// <summary>Whom it scores.</summary>
    public required SchemeLevel Level { get; init; }

    /// <summary>For whom it holds: the code of an assessed unit, or null for the whole city.</summary>
    public string? Scope { get; init; }

    /// <summary>Whether runs use it.</summary>
    public SchemeStatus Status { get; init; }

    /// <summary>Where it comes from.</summary>
    public required SchemeSource Source { get; init; }

    /// <summary>Path of its file, for messages and explanations; null when it did not come from a file.</summary>
    public string? SourceFile { get; init; }

    /// <summary>Highest score of the nodes together, more than 0, usually 100; 0 for a scheme that only pays.</summary>
    public required decimal DeclaredSum { get; init; }

    /// <summary>The nodes at the top; none for a scheme that only pays.</summary>
    public required IReadOnlyList<SchemeNode> Roots { get; init; }

    /// <summary>How the scores of <see cref="Roots"/> become the total.</summary>
    public Combining Combining { get; init; }

    /// <summary>Fewest counted roots that must have a value, or there is no total; 0 asks for none.</summary>
    public int MinimumParts { get; init; }

    /// <summary>How node scores are rounded where a node says nothing else.</summary>
    public RoundingRule Rounding { get; init; } = RoundingRule.Default;

    /// <summary>How the total is rounded before it is graded and printed (D12).</summary>
    public RoundingRule TotalRounding { get; init; } = RoundingRule.Total;

    /// <summary>Indicators that the scheme declares itself, because their values come from outside the warehouse.</summary>
    public IReadOnlyList<GivenIndicator> Indicators { get; init; } = [];

    /// <summary>What confirmed findings add, take or forbid.</summary>
    public Adjustments Adjustments { get; init; } = Adjustments.None;

    /// <summary>Highest total after adjustments, in points; null is <see cref="DeclaredSum"/>.</summary>
    public decimal? Cap { get; init; }

    /// <summary>Highest total that can be reached, in points.</summary>
    public decimal Maximum => Cap ?? DeclaredSum;

    /// <summary>Grades that cover 0 to <see cref="Maximum"/>; empty for a scheme without grades.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>The factor on the fee that follows the total without steps; null takes the factors of <see cref="Bands"/>.</summary>
    public ContinuousCoefficient? Continuous { get; init; }

    /// <summary>Lines of the fee; empty for a scheme that pays nothing.</summary>
    public IReadOnlyList<PayoutLine> PayoutLines { get; init; } = [];

    /// <summary>Which heads a person's decision takes out of the count; without a decision none are.</summary>
    public HeadCut Cut { get; init; } = HeadCut.Found;

    /// <summary>How equal totals are told apart; null lets them share their rank.</summary>
    public RankingRule? RankingRule { get; init; }

    /// <summary>Whether the scheme scores nothing and only says what is paid.</summary>
    public bool PaysOnly => Roots.Count == 0 && DeclaredSum == 0 && PayoutLines.Count > 0;

    /// <summary>The whole scheme as the dimension above its roots.</summary>
    public Dimension Whole => new(TotalKey, "总分", DeclaredSum, Roots) { Combining = Combining, MinimumParts = MinimumParts, Rounding = TotalRounding };

    /// <summary>The grade of a total.</summary>
    /// <param name="total">In points, rounded by <see cref="TotalRounding"/>.</param>
    /// <returns>The grade, or null without grades.</returns>
    public Band? BandOf(decimal total)
    {
        for (var i = 0; i < Bands.Count; i++)
        {
            if (Bands[i].Range.Contains(total))
            {
                return Bands[i];
            }
        }

        return null;
    }

    /// <summary>The factor on the fee at a total.</summary>
    /// <param name="total">In points, rounded by <see cref="TotalRounding"/>.</param>
    /// <returns>0 or more; null for a scheme whose totals decide no money.</returns>
    public decimal? CoefficientAt(decimal total) => Continuous?.At(total, DeclaredSum) ?? BandOf(total)?.Coefficient;

    /// <summary>Whether the scheme is in force on a day.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>True from <see cref="ValidFrom"/> to <see cref="ValidTo"/>, both included.</returns>
    public bool InForceOn(DateOnly day) => day >= ValidFrom && day <= ValidTo;

    /// <summary>Every node, each dimension before its children, in the order of the file.</summary>
    /// <returns>Dimensions and measures.</returns>
    public IEnumerable<SchemeNode> AllNodes() => Roots.SelectMany(Below);

    static IEnumerable<SchemeNode> Below(SchemeNode node) =>
        node is Dimension dimension ? dimension.Children.SelectMany(Below).Prepend(node) : [node];
}
