using System.Data.Common;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Tries schemes on a published version: its data and the result compared against are read once for many trials.</summary>
public sealed class Simulator
{
    readonly AssessmentData _data;
    readonly IReadOnlyList<SchemeDefinition> _inForce;
    readonly HashSet<string> _indicators;
    readonly HashSet<(string, int)> _heads;

    Simulator(AssessmentData data, DefinitionSet definitions, IReadOnlyList<SchemeDefinition> inForce, SchemeDefinition against, IEnumerable<(string, int)> heads)
    {
        (_data, _inForce, _heads) = (data, inForce, [.. heads]);
        _indicators = definitions.Indicators.Select(indicator => indicator.Id).ToHashSet(StringComparer.Ordinal);
        Against = Assess(against);
    }

    /// <summary>What the scheme compared against makes of the data.</summary>
    public Assessment Against { get; }

    /// <param name="version">The published version.</param>
    /// <param name="against">The scheme to compare with.</param>
    /// <param name="tried">Schemes that will be tried, so that what they count is read as well.</param>
    /// <exception cref="RunException">A scheme cannot be run on the warehouse's data; the message says why.</exception>
    public static Simulator Open(DbConnection version, DefinitionSet definitions, string period, DateOnly lastDay, SchemeDefinition against, params IReadOnlyList<SchemeDefinition> tried)
    {
        var schemes = tried.Append(against).Select(definition => definition.Scheme).ToList();
        var data = AssessmentData.Read(version, definitions.Indicators, period, schemes);
        var heads = schemes.SelectMany(scheme => scheme.PayoutLines).Select(line => PayableHeads.KeyOf(line.Rule)).OfType<(string, int)>();
        return new Simulator(data, definitions, definitions.InForceOn(lastDay, []), against, heads);
    }

    /// <summary>Why the warehouse has not all that a scheme needs; empty when it can be tried.</summary>
    /// <param name="givenItems">What anybody was given a value of by hand.</param>
    public static IReadOnlyList<string> Obstacles(SchemeDefinition definition, DefinitionSet definitions, IReadOnlySet<string> givenItems) =>
        Obstacles(definition, id => definitions.Indicators.Any(indicator => indicator.Id == id), givenItems);

    /// <exception cref="RunException">The scheme cannot be run on the warehouse's data, or counts heads that were not read.</exception>
    public Simulation Try(SchemeDefinition tried) => Simulation.Of(Against, Assess(tried));

    static List<string> Obstacles(SchemeDefinition definition, Func<string, bool> isIndicator, IReadOnlySet<string> givenItems) =>
    [
        .. SchemeAbilities.Faults(definition.Scheme with { Status = SchemeStatus.InUse }, isIndicator).Select(fault => definition.At(fault).ToString()),
        .. definition.Scheme.Indicators.Where(own => !givenItems.Contains(own.Key)).Select(own => $"“{own.Title}”要由人给出(来源 given_values),还没有一个团队有"),
    ];

    Assessment Assess(SchemeDefinition definition)
    {
        var scheme = definition.Scheme;
        if (Obstacles(definition, _indicators.Contains, _data.GivenItems) is { Count: > 0 } obstacles)
            throw new RunException($"方案“{scheme.Title}”不能按本系统的数据试算:{string.Join(";", obstacles)}");
        if (scheme.PayoutLines.Select(line => PayableHeads.KeyOf(line.Rule)).OfType<(string Eligibility, int Days)>().FirstOrDefault(key => !_heads.Contains(key)) is { Eligibility: not null } unread)
            throw new RunException($"方案“{scheme.Title}”要数“{unread.Eligibility}”的结算人数,试算前没有读取");
        // other schemes of the same purpose keep their own units
        return Assessment.Of(definition, SchemeReach.Of(scheme, _inForce.Select(other => other.Scheme).Where(other => other.Id != scheme.Id && other.Scope != scheme.Scope)), _data);
    }
}
