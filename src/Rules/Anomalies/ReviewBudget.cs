namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>How many rows people can look at sets the cut; how many are bad is never guessed.</summary>
public static class ReviewBudget
{
    /// <summary>Picks the rows to look at.</summary>
    /// <param name="scores">One per row, the more unusual the higher.</param>
    /// <param name="keys">One per row, unique.</param>
    /// <param name="budget">How many can be looked at, 0 or more.</param>
    /// <returns>Rows by number from 0, the highest score first, equal scores in order of their keys; all rows when there are no more than the budget.</returns>
    /// <exception cref="ArgumentException">There are not as many keys as scores, or the budget is negative.</exception>
    public static IReadOnlyList<int> Pick(IReadOnlyList<double> scores, IReadOnlyList<string> keys, int budget)
    {
        if (keys.Count != scores.Count || budget < 0)
        {
            throw new ArgumentException($"found {keys.Count} keys for {scores.Count} scores and a budget of {budget}, expected as many keys and 0 or more", nameof(keys));
        }

        return [.. Enumerable.Range(0, scores.Count).OrderByDescending(row => scores[row]).ThenBy(row => keys[row], StringComparer.Ordinal).Take(budget)];
    }
}
