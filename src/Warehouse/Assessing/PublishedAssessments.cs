using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>
/// The results of a version, asked of Rules once more by its own definitions, values and findings: explanations, statements and
/// simulations start from here, and share it.
/// </summary>
/// <param name="All">One per scheme in force, those that teams are assessed by first.</param>
/// <param name="Main">Ids of the schemes that <c>scores.main</c> shows.</param>
public sealed record PublishedAssessments(
    DefinitionSet Definitions, AssessmentData Data, IReadOnlyList<Assessment> All, IReadOnlySet<string> Main)
{
    public string Period => Data.Period;

    /// <param name="definitions">Those of the version.</param>
    public static PublishedAssessments Read(DbConnection version, DefinitionSet definitions)
    {
        var (period, asOf) = version.QuerySingle<(string, DateOnly)>("select period, as_of from meta.version");
        var main = version.Query<string>("select distinct scheme from scores.main").ToHashSet(StringComparer.Ordinal);
        var inForce = definitions.InForceOn(asOf.AddDays(-1), [])
            .OrderBy(scheme => main.Contains(scheme.Scheme.Id) ? 0 : 1).ThenBy(scheme => scheme.Scheme.Id, StringComparer.Ordinal).ToList();
        var schemes = inForce.Select(scheme => scheme.Scheme).ToList();
        var data = AssessmentData.Read(version, definitions.Indicators, period, schemes);
        return new PublishedAssessments(definitions, data, [.. inForce.Select(scheme => Assessment.Of(scheme, SchemeReach.Of(scheme.Scheme, schemes), data))], main);
    }

    /// <summary>The scheme that a team is assessed by, and its result; null when the version has none.</summary>
    public (Scheme Scheme, TeamScore Score)? MainOf(string team)
    {
        foreach (var assessment in All.Where(assessment => Main.Contains(assessment.Scheme.Scheme.Id)))
        {
            if (assessment.Scores.FirstOrDefault(score => score.Team.Team == team) is { } score)
                return (assessment.Scheme.Scheme, score);
        }

        return null;
    }
}
