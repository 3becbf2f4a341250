using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;
using FsCheck;
using FsCheck.Fluent;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Generated schemes of two levels, and values with every way of missing.</summary>
static class Cases
{
    public static readonly Gen<ScoringRule> Rules = Gen.OneOf(
        Laws.Hundredths(0, 2).Where(target => target > 0).Select(target => (ScoringRule)new AtLeast(target)),
        Laws.Hundredths(0, 2).Where(target => target > 0).Select(target => (ScoringRule)new AtMost(target)),
        (from floor in Laws.Hundredths(-1, 2) from target in Laws.Hundredths(-1, 2) where floor != target select (ScoringRule)new Linear(floor, target)),
        Gen.Elements<ScoringRule>(new YesNo(true), new YesNo(false), StepsUp, StepsDown));

    static readonly Gen<IndicatorValue> AnyValue = Gen.Frequency(
        (6, from denominator in Gen.Choose(0, 500) from part in Gen.Choose(0, 600) select IndicatorValue.Of(part * denominator / 500, denominator)),
        (1, Gen.Elements(IndicatorValue.NotReported, IndicatorValue.NotApplicable, IndicatorValue.Incomplete)));

    static readonly Gen<Measure> AnyMeasure =
        from points in Gen.OneOf(Gen.Choose(1, 20).Select(number => (decimal)number), Laws.Hundredths(1, 20))
        from rule in Rules
        from kind in Gen.Elements(ValueKind.Share, ValueKind.Growth, ValueKind.Mean)
        from missing in Gen.Elements(MissingRule.Redistribute, MissingRule.Redistribute, MissingRule.Zero, MissingRule.Full, MissingRule.NotRanked)
        select new Measure(string.Empty, string.Empty, points, string.Empty, rule, missing) { Kind = kind };

    public static readonly Gen<Scheme> Schemes =
        from sizes in Gen.ArrayOf(Gen.Choose(1, 4), 3)
        from measures in Gen.ArrayOf(AnyMeasure, sizes.Sum())
        select Examples.Scheme([.. sizes.Select((size, i) => (SchemeNode)Examples.Dimension(
            $"d{i}", [.. Enumerable.Range(0, size).Select(j => Named(measures[sizes.Take(i).Sum() + j], $"m{i}{j}"))]))]);

    public static readonly Gen<(Scheme Scheme, Dictionary<string, IndicatorValue> Values)> SchemesWithValues =
        from scheme in Schemes
        let keys = scheme.AllNodes().OfType<Measure>().Select(measure => measure.Indicator).ToArray()
        from values in Gen.ArrayOf(AnyValue, keys.Length)
        select (scheme, keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));

    static Steps StepsUp => new([new(new(null, false, 0.5m, false), 0), new(new(0.5m, true, 0.8m, true), 0.5m), new(new(0.8m, false, null, false), 1)]);

    static Steps StepsDown => new([new(new(null, false, 0.5m, false), 1), new(new(0.5m, true, null, false), 0.25m)]);

    static Measure Named(Measure measure, string key) => measure with { Key = key, Title = key, Indicator = key };
}
