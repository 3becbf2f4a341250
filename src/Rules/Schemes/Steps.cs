namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Fixed points per range of values, such as ≥ 13 → 10, ≥ 10 → 9 (domain.md 1.1, item 51).</summary>
/// <param name="Bands">Ranges that cover every number exactly once; their points rise or fall with the value, never both.</param>
public sealed record Steps(IReadOnlyList<ScoreStep> Bands) : ScoringRule
{
    /// <inheritdoc/>
    public override string Kind => "steps";

    /// <inheritdoc/>
    public override string Text => "按完成值所在档次得分:" + string.Join(";", Bands.Select(step => $"{step.Range} 得 {Plain(step.Points)} 分"));

    /// <inheritdoc/>
    public override bool? RewardsMore
    {
        get
        {
            var ordered = FromLow;
            return ordered.Count < 2 || ordered[0].Points == ordered[^1].Points ? null : ordered[^1].Points > ordered[0].Points;
        }
    }

    /// <summary>The step a value falls on.</summary>
    /// <param name="value">In the indicator's unit.</param>
    /// <returns>The step, or null when the steps leave a gap there, which checking a scheme reports.</returns>
    public ScoreStep? At(decimal value)
    {
        for (var i = 0; i < Bands.Count; i++)
        {
            if (Bands[i].Range.Contains(value))
            {
                return Bands[i];
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults(decimal points)
    {
        foreach (var fault in Cover.Faults(Bands.Select(step => (Plain(step.Points) + " 分", step.Range)), default))
        {
            yield return fault;
        }

        foreach (var step in Bands.Where(step => step.Points < 0 || step.Points > points))
        {
            yield return $"档次 {step.Range} 得 {Plain(step.Points)} 分,应在 0 到该项分值 {Plain(points)} 之间";
        }

        var ordered = FromLow;
        var rises = ordered.Zip(ordered.Skip(1)).Any(pair => pair.Second.Points > pair.First.Points);
        var falls = ordered.Zip(ordered.Skip(1)).Any(pair => pair.Second.Points < pair.First.Points);
        if (rises && falls)
        {
            yield return "各档得分随完成值时升时降,应只升或只降";
        }
    }

    /// <summary>The steps from low to high values.</summary>
    internal IReadOnlyList<ScoreStep> FromLow
    {
        get
        {
            // scoring asks millions of times, and files mostly list steps in order
            for (var i = 1; i < Bands.Count; i++)
            {
                if (Bands[i].Range.Lower is not { } lower || lower < Bands[i - 1].Range.Lower)
                {
                    return [.. Bands.OrderBy(step => step.Range.Lower ?? decimal.MinValue).ThenBy(step => step.Range.Upper ?? decimal.MaxValue)];
                }
            }

            return Bands;
        }
    }
}
