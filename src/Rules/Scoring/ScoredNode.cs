using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>A node of a scheme with what one entity earned on it.</summary>
public sealed record ScoredNode
{
    /// <summary>The node as the scheme states it.</summary>
    public required SchemeNode Definition { get; init; }

    /// <summary>The indicator's value; null for a dimension.</summary>
    public IndicatorValue? Value { get; init; }

    /// <summary>The peers' mean that a relative measure was scored against; null for any other node.</summary>
    public PeerMean? Mean { get; init; }

    /// <summary>The value that was scored, unrounded; null for a dimension or when there is none.</summary>
    public decimal? FoundValue => Missing == NoScore.None && Definition is Measure measure ? Value?.ValueOf(measure.Kind) : null;

    /// <summary>Points that could be earned, after missing siblings handed theirs on; 0 when the node handed its own on.</summary>
    public required decimal EffectivePoints { get; init; }

    /// <summary>Points earned, from 0 to <see cref="EffectivePoints"/>, rounded as declared; null when the node handed its points on.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The score that goes on into what is above: the printed one, or the exact one where rounding is for print only.</summary>
    internal Ratio Carried { get; init; }

    /// <summary>Why there is no value; <see cref="NoScore.None"/> when there is one. With rule 0 or full there may be a score all the same.</summary>
    public required NoScore Missing { get; init; }

    /// <summary>The nodes below, in the order of the scheme; empty for a measure.</summary>
    public IReadOnlyList<ScoredNode> Children { get; init; } = [];

    /// <summary>How missing siblings changed the points; null when none did.</summary>
    public Redistribution? Redistribution { get; init; }

    /// <summary>How its score and its siblings' are combined.</summary>
    public Combining Within { get; init; }

    /// <summary>How scores at this node are rounded.</summary>
    public required RoundingRule Rounding { get; init; }

    /// <summary>Path of the scheme file; null when the scheme did not come from a file.</summary>
    public string? SourceFile { get; init; }

    /// <summary>Key of the node.</summary>
    public string Key => Definition.Key;

    /// <summary>Name of the node for people.</summary>
    public string Title => Definition.Title;

    /// <summary>Points that the scheme declares.</summary>
    public decimal MaxPoints => Definition.Points;

    /// <summary>Why there is no score, in Chinese; null when there is one.</summary>
    public string? Reason => Score is null ? Standing.Text(Missing) : null;

    /// <summary>How the score came about: computed when asked for, by the function that computed the score.</summary>
    public Explanation Explanation => Explaining.Of(this);

    /// <summary>How far the numerator is from full points (差多少人); null without a value, without a target, or for other kinds than a share.</summary>
    public Gap? Gap => Gap.Of(this);

    /// <summary>The node in short, for a debugger; <see cref="Explanation"/> is for people.</summary>
    /// <returns>Key, score and points, such as <c>fulfilment 7.5/10</c>.</returns>
    public override string ToString() => $"{Key} {(Score is { } score ? Written.Plain(score) : Reason)}/{Written.Plain(EffectivePoints)}";
}
