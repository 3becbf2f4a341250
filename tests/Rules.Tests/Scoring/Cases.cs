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
        (from threshold in Laws.Hundredths(0, 1) from benchmark in Laws.Hundredths(0, 1) where threshold != benchmark select (ScoringRule)new AttainmentOrImprovement(threshold, benchmark)),
        (from each in Laws.Hundredths(1, 5)
         from after in Gen.Choose(0, 2)
         from way in Gen.Elements(Direction.HigherIsBetter, Direction.LowerIsBetter)
         select (ScoringRule)new PerCase(each, after, way)),
        Gen.Elements<ScoringRule>(new YesNo(true), new YesNo(false), StepsUp, StepsDown));

    static readonly Gen<IndicatorValue> AnyValue = Gen.Frequency(
        (6, from denominator in Gen.Choose(0, 500)
            from part in Gen.Choose(0, 600)
            from baseline in Gen.Choose(-1, 20)
            select IndicatorValue.Of(part * denominator / 500, denominator) with { Baseline = baseline < 0 ? null : baseline / 20m }),
        (1, Gen.Elements(IndicatorValue.NotReported, IndicatorValue.NotApplicable, IndicatorValue.Incomplete)));

    static readonly Gen<Measure> AnyMeasure =
        from points in Gen.OneOf(Gen.Choose(2, 20).Select(number => (decimal)number), Laws.Hundredths(2, 20))
        from rule in Rules
        from kind in Gen.Elements(ValueKind.Share, ValueKind.Growth, ValueKind.Mean)
        from missing in Gen.Elements(MissingRule.Redistribute, MissingRule.Redistribute, MissingRule.Zero, MissingRule.Full, MissingRule.NotRanked)
        select new Measure(string.Empty, string.Empty, points, string.Empty, rule, missing) { Kind = kind };

    /// <summary>Sums as often as all other ways together.</summary>
    static readonly Gen<Combining> AnyCombining = Gen.OneOf(Gen.Constant(Combining.Sum), Gen.Elements(Enum.GetValues<Combining>()));

    public static readonly Gen<Scheme> Schemes =
        from sizes in Gen.ArrayOf(Gen.Choose(1, 4), 3)
        from measures in Gen.ArrayOf(AnyMeasure, sizes.Sum())
        from ways in Gen.ArrayOf(AnyCombining, 4)
        from fewest in Gen.ArrayOf(Gen.Choose(-3, 2), 3)
        let dimensions = sizes.Select((size, i) => Combined(
            Examples.Dimension($"d{i}", [.. Enumerable.Range(0, size).Select(j => Named(measures[sizes.Take(i).Sum() + j], $"m{i}{j}"))]),
            ways[i], Math.Clamp(fewest[i], 0, size)))
        select Examples.Scheme([.. dimensions]) with { Combining = ways[3] == Combining.WeightedMean ? Combining.Mean : ways[3] };

    public static readonly Gen<(Scheme Scheme, Dictionary<string, IndicatorValue> Values)> SchemesWithValues =
        from scheme in Schemes
        let keys = scheme.AllNodes().OfType<Measure>().Select(measure => measure.Indicator).ToArray()
        from values in Gen.ArrayOf(AnyValue, keys.Length)
        select (scheme, keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));

    static Steps StepsUp => new([new(new(null, false, 0.5m, false), 0), new(new(0.5m, true, 0.8m, true), 0.5m), new(new(0.8m, false, null, false), 1)]);

    static Steps StepsDown => new([new(new(null, false, 0.5m, false), 1), new(new(0.5m, true, null, false), 0.25m)]);

    static Dimension Combined(Dimension dimension, Combining way, int fewest) => dimension with
    {
        Combining = way,
        MinimumParts = fewest,
        Children = way != Combining.WeightedMean ? dimension.Children
            : [.. dimension.Children.Select((child, i) => child with { Weight = i + 1 < dimension.Children.Count ? 10 : 110 - (10 * dimension.Children.Count) })],
    };

    static Measure Named(Measure measure, string key) => measure with { Key = key, Title = key, Indicator = key };
}
