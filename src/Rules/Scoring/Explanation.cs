namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>How a number came about, in Chinese, for a page, a statement or the command line.</summary>
/// <param name="Subject">What is explained.</param>
/// <param name="Rule">The scheme's rule in one sentence.</param>
/// <param name="Value">The indicator's value from its numerator and denominator; null for a dimension or without a value.</param>
/// <param name="Points">How missing siblings changed the points; null when none did.</param>
/// <param name="Ground">Which part of the rule applied.</param>
/// <param name="Formula">The formula in names; null when there is nothing to compute.</param>
/// <param name="Numbers">The formula with its numbers put in; null when there is nothing to compute.</param>
/// <param name="Result">What comes out, rounded; null when there is no score.</param>
/// <param name="Rounding">How it was rounded.</param>
/// <param name="Place">Scheme file and line; null when the scheme did not come from a file.</param>
public sealed record Explanation(
    string Subject,
    string Rule,
    string? Value,
    string? Points,
    string Ground,
    string? Formula,
    string? Numbers,
    decimal? Result,
    string Rounding,
    string? Place = null)
{
    /// <summary>The whole explanation, one step per line.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. new[]
        {
            $"{Subject}:{Rule}",
            Value,
            Points,
            Ground,
            Formula is null ? null : $"得分 = {Formula}",
            Numbers is null ? null : $"= {Numbers}",
            Result is { } result ? $"= {Written.Plain(result)}({Rounding})" : "无得分",
            Place,
        }.OfType<string>(),
    ];
}
