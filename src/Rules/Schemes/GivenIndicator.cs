using FamilyDoctor.Analytics.Rules.Indicators;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>An indicator whose values come with the entities and are not computed by the warehouse; the scheme itself declares it.</summary>
/// <param name="Key">Key, unique among the scheme's own and the warehouse's indicators.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Kind">How its value follows from numerator and denominator.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record GivenIndicator(string Key, string Title, ValueKind Kind, Direction Direction)
{
    /// <summary>Line of the scheme file, from 1; null when it did not come from a file.</summary>
    public int? FileLine { get; init; }

    /// <summary>The same as a definition: a figure of the period in counted items, without a minimum of its own.</summary>
    public IndicatorDefinition Definition => new(Key, Title, IndicatorTime.Flow, IndicatorUnit.ServiceItem, Kind, Direction);
}
