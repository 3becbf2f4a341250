using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>
/// Which teams are visited and by whom (双随机): teams and, for each, two different inspectors are drawn by a seed. Whoever has the seed and both lists draws the same again.
/// </summary>
public static class InspectionDraw
{
    /// <summary>Fewest inspectors: nobody inspects alone.</summary>
    public const int InspectorsPerTeam = 2;

    /// <summary>Draws.</summary>
    /// <param name="inspectors">Who may inspect, each once, in any order.</param>
    /// <param name="teams">Codes of the teams that may be visited, each once, in any order.</param>
    /// <param name="count">How many teams are visited, 1 to as many as there are.</param>
    /// <param name="seed">Any text.</param>
    /// <returns>The teams in the order of the draw, each with its inspectors. No inspector has more than one team more than another.</returns>
    /// <remarks>An inspector is drawn from those with the fewest teams so far, so that chance and not the workload decides who visits whom.</remarks>
    /// <exception cref="ArgumentException">There are fewer than two inspectors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of teams is less than 1 or more than there are.</exception>
    public static IReadOnlyList<(string Team, string First, string Second)> Of(IReadOnlyCollection<string> inspectors, IReadOnlyCollection<string> teams, int count, string seed)
    {
        if (inspectors.Count < InspectorsPerTeam)
            throw new ArgumentException("at least two inspectors are needed", nameof(inspectors));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, teams.Count);
        var visits = inspectors.ToDictionary(inspector => inspector, _ => 0, StringComparer.Ordinal);
        var drawn = new List<(string, string, string)>(count);
        foreach (var team in teams.Order(StringComparer.Ordinal).OrderBy(team => SeededChance.Of($"{seed}/{team}")).Take(count))
        {
            var two = visits.Keys.Order(StringComparer.Ordinal).OrderBy(inspector => visits[inspector]).ThenBy(inspector => SeededChance.Of($"{seed}/{team}/{inspector}")).Take(InspectorsPerTeam).ToList();
            two.ForEach(inspector => visits[inspector]++);
            drawn.Add((team, two[0], two[1]));
        }

        return drawn;
    }
}
