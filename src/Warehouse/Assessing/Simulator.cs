using System.Data.Common;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Tries schemes on a published version: its data and the result compared against are computed once for many trials.</summary>
public sealed class Simulator
{
    readonly AssessmentData _data;
    readonly IReadOnlyList<Scheme> _inForce;
    readonly HashSet<string> _indicators;

    Simulator(PublishedAssessments published, AssessmentData data, SchemeDefinition against)
    {
        _data = data;
        _inForce = [.. published.All.Select(assessment => assessment.Scheme.Scheme)];
        _indicators = published.Definitions.Indicators.Select(indicator => indicator.Id).ToHashSet(StringComparer.Ordinal);
        Against = published.All.FirstOrDefault(assessment => assessment.Scheme == against) ?? Assess(against);
    }

    /// <summary>What the scheme compared against makes of the data.</summary>
    public Assessment Against { get; }

    /// <param name="against">The scheme to compare with.</param>
    /// <param name="tried">Schemes that will be tried, so that what they count is read as well.</param>
    /// <exception cref="RunException">The scheme to compare with cannot be run on the warehouse's data; the message says why.</exception>
    public static Simulator Open(DbConnection version, PublishedAssessments published, SchemeDefinition against, params IReadOnlyList<SchemeDefinition> tried) =>
        new(published, published.Data.With(version, published.Definitions.Indicators, [.. tried.Append(against).Select(definition => definition.Scheme)]), against);

    /// <summary>Why the warehouse has not all that a scheme needs; empty when it can be tried.</summary>
    /// <param name="givenItems">What anybody was given a value of by hand.</param>
    public static IReadOnlyList<string> Obstacles(SchemeDefinition definition, DefinitionSet definitions, IReadOnlySet<string> givenItems) =>
        Obstacles(definition, id => definitions.Indicators.Any(indicator => indicator.Id == id), givenItems);

    /// <exception cref="RunException">The scheme cannot be run on the warehouse's data; the message says why.</exception>
    public Simulation Try(SchemeDefinition tried) => Simulation.Of(Against, Assess(tried));

    static List<string> Obstacles(SchemeDefinition definition, Func<string, bool> isIndicator, IReadOnlySet<string> givenItems) =>
    [
        .. SchemeAbilities.Faults(definition.Scheme with { Status = SchemeStatus.InUse }, isIndicator).Select(fault => definition.At(fault).ToString()),
        .. definition.Scheme.Indicators.Where(own => definition.Scheme.Level != SchemeLevel.Contract && !givenItems.Contains(own.Key)).Select(own => $"“{own.Title}”要由人给出(来源 given_values),还没有一个团队有"),
    ];

    Assessment Assess(SchemeDefinition definition)
    {
        var scheme = definition.Scheme;
        if (Obstacles(definition, _indicators.Contains, _data.GivenItems) is { Count: > 0 } obstacles)
            throw new RunException($"方案“{scheme.Title}”不能按本系统的数据试算:{string.Join(";", obstacles)}");
        // other schemes of the same purpose keep their own units
        return Assessment.Of(definition, SchemeReach.Of(scheme, _inForce.Where(other => other.Id != scheme.Id && other.Scope != scheme.Scope)), _data);
    }
}
