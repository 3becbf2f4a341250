using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Tests;
using FamilyDoctor.Analytics.Rules.Tests.Scoring;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A scheme written to a file and read back is the same scheme, in every part but the lines it stands on.</summary>
public class SchemeTripTests
{
    static readonly Gen<string> Texts = Gen.Elements("履约率", "a b", "带“引号”、逗号,和: 冒号", "say \"no\" # not a comment", "- 减号", "{花括号}", "[方括号]", "true", "3.14", "反斜杠 \\ 止", "*星", "&和", "null");

    static readonly Gen<RoundingRule> Roundings =
        from places in Gen.Choose(0, 12)
        from mode in Gen.Elements(MidpointRounding.AwayFromZero, MidpointRounding.ToEven, MidpointRounding.ToZero, MidpointRounding.ToPositiveInfinity)
        from printed in Gen.Elements(true, false)
        select new RoundingRule(places, mode, printed);

    static readonly Gen<KeyedPrice[]> Prices = Gen.ArrayOf(from fen in Gen.Choose(0, 1_000_000) from key in Texts select new KeyedPrice(key, fen), 3)
        .Select(prices => prices.DistinctBy(price => price.Key).ToArray());

    static readonly Gen<PayoutRule> PayoutRules =
        from basis in Gen.Elements(PayoutBasis.YearEnd, PayoutBasis.ContractMonths)
        from fen in Gen.Choose(-1, 100_000)
        from days in Gen.Choose(0, 366)
        from key in Texts
        from prices in Prices
        let amount = fen < 0 ? null : (long?)fen
        from rule in Gen.Elements<PayoutRule>(
            new PerHead(basis, key, amount, days), new PerHeadByGrade(basis, key, prices, days), new PerHeadByGroup(basis, prices, days), new Capitation(key, fen + 1),
            new PerService(prices, amount is null ? null : key), new Pool(key, amount), new RewardFund(["优秀", key], amount is null ? null : key, amount), new Received(key))
        select rule;

    static readonly Gen<PayoutLine> PayoutLines =
        from rule in PayoutRules
        from texts in Gen.ArrayOf(Texts, 4)
        from surplus in Gen.Elements(SurplusDestination.RewardFund, SurplusDestination.CarriedOver, SurplusDestination.Returned)
        from shortfall in Gen.Elements(Enum.GetValues<ShortfallBearer>())
        from recipient in Gen.Elements(Enum.GetValues<Recipient>())
        from share in Laws.Hundredths(-1, 1)
        select new PayoutLine(texts[0], texts[1], texts[2], rule, texts[3], rule is Received ? BudgetKind.Receipt : BudgetKind.Budget, surplus)
        {
            Shortfall = shortfall,
            Recipient = recipient,
            ScoreLinked = share > 0.5m,
            PrepaidShare = share < 0 ? null : share,
            TeamShare = share < 0 ? null : new(share, 0.5m),
        };

    static readonly Gen<Adjustments> AnyAdjustments =
        from kinds in Gen.ArrayOf(Gen.Elements(Enum.GetValues<AdjustmentKind>()), 3)
        from title in Texts
        from cap in Laws.Hundredths(-1, 5)
        select new Adjustments([.. kinds.Select((kind, i) => new Adjustment($"x{i}", title, kind, kind == AdjustmentKind.Veto ? 0 : i + 0.5m))], cap < 0 ? null : cap, cap < 0 ? cap + 10 : null);

    static readonly Gen<Scheme> Schemes =
        from scheme in Cases.Schemes
        from texts in Gen.ArrayOf(Texts, 4)
        from rounding in Roundings
        from total in Roundings
        from adjustments in Gen.OneOf(Gen.Constant(Adjustments.None), AnyAdjustments)
        from lines in Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(PayoutLines, count))
        from status in Gen.Elements(Enum.GetValues<SchemeStatus>())
        from purpose in Gen.Elements(Enum.GetValues<SchemePurpose>())
        from level in Gen.Elements(Enum.GetValues<SchemeLevel>())
        from certainty in Gen.Elements(Enum.GetValues<Certainty>())
        from seed in Gen.Choose(0, 255)
        select Varied(scheme, seed, texts, rounding) with
        {
            Title = texts[0],
            Status = status,
            Purpose = purpose,
            Level = level,
            Scope = (seed & 1) == 0 ? null : texts[1],
            Source = new(texts[2], (seed & 2) == 0 ? "" : texts[3], certainty, (seed & 4) == 0 ? null : "https://example.org/?a=1&b=2"),
            Rounding = rounding,
            TotalRounding = total,
            MinimumParts = seed % 3,
            Cap = (seed & 8) == 0 ? null : 105.5m,
            Adjustments = adjustments,
            Bands = (seed & 16) == 0 ? [] : [new(texts[0], 0, true, 60, false, (seed & 32) == 0 ? null : 0.25m), new("高", 60, false, 105.5m, true, null)],
            Continuous = (seed & 64) == 0 ? null : new(60, 0.85m, 3),
            RankingRule = (seed & 128) == 0 ? null : new((seed & 1) == 0 ? null : "m00", Direction.LowerIsBetter),
            PayoutLines = [.. lines.DistinctBy(line => (line.Payer, line.Line))],
        };

    [Fact]
    public void A_scheme_survives_the_trip_through_yaml() => Laws.Hold(Schemes, Survives, 500);

    [Fact]
    public void Shipped_schemes_and_fixtures_survive_it_too()
    {
        var set = DefinitionSet.Load(DataFolder.ShippedDefinitions);
        Assert.True(set.Schemes.Count >= 6);
        Assert.All(set.Schemes, scheme => Assert.True(Survives(scheme.Scheme, set.Indicators.ToDictionary(known => known.Id, known => known.Rule, StringComparer.Ordinal))));
        Assert.True(Survives(Warehouse.Scoring.ScoreRun.ReadScheme(Path.Combine(Repository.Root, "tests/Pipeline.Tests/Schemes/hvbp-fy2024.yaml"))));
    }

    static bool Survives(Scheme scheme) => Survives(scheme, new Dictionary<string, IndicatorDefinition>());

    static bool Survives(Scheme scheme, Dictionary<string, IndicatorDefinition> indicators)
    {
        var faults = new List<DefinitionFault>();
        var text = SchemeWriter.Write(scheme);
        var yaml = YamlMap.Load(new DefinitionFile("schemes/trip.yaml", text), faults) ?? throw new InvalidOperationException(string.Join('\n', faults) + "\n" + text);
        var (before, after) = (Told(scheme), Told(SchemeDefinition.Read(scheme.Id, yaml, indicators).Scheme));
        return before == after ? true : throw new InvalidOperationException($"{text}\n--- before\n{before}\n--- after\n{after}\n{string.Join('\n', faults)}");
    }

    // measures beside dimensions, steps, given points, weights and all the choices that generated schemes leave alone
    static Scheme Varied(Scheme scheme, int seed, string[] texts, RoundingRule rounding)
    {
        var roots = scheme.Roots.Select((root, i) => Changed(root, seed + i, texts, rounding)).ToList();
        var extra = (Measure)Changed(Examples.Measure("extra", 10, (seed & 1) == 0 ? new PointsGiven() : new RelativeToMean((seed & 2) == 0, Direction.LowerIsBetter)), seed, texts, rounding);
        roots.Insert(seed % 3, extra);
        var varied = scheme with { Roots = roots };
        return varied with
        {
            Indicators = [.. varied.AllNodes().OfType<Measure>().Select(measure => new GivenIndicator(
                measure.Indicator, texts[1], measure.Kind, measure.Rule.RewardsMore == false ? Direction.LowerIsBetter : Direction.HigherIsBetter))],
        };
    }

    static SchemeNode Changed(SchemeNode node, int seed, string[] texts, RoundingRule rounding) => node switch
    {
        Dimension dimension => dimension with
        {
            Title = texts[seed % 4],
            Small = (seed & 1) == 0 ? null : MissingRule.Zero,
            Counted = (seed & 2) == 0,
            Children = [.. dimension.Children.Select((child, i) => Changed(child, seed + i, texts, rounding))],
        },
        _ => ((Measure)node) with
        {
            Title = texts[seed % 4],
            Small = (seed & 4) == 0 ? null : MissingRule.NotRanked,
            Rounding = (seed & 8) == 0 ? null : rounding,
            MinDenominator = seed % 5,
            Counted = (seed & 16) == 0,
        },
    };

    static string Told(object? thing, int depth = 0)
    {
        switch (thing)
        {
            case null:
                return "-";
            case decimal number:
                return number.ToString("0.############################", CultureInfo.InvariantCulture);
            case string or Enum or bool or int or long or DateOnly:
                return Convert.ToString(thing, CultureInfo.InvariantCulture)!;
            case IEnumerable list:
                return $"[{string.Join(", ", list.Cast<object?>().Select(item => Told(item, depth + 1)))}]";
        }

        var text = new StringBuilder(thing.GetType().Name);
        foreach (var property in thing.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0))
        {
            if (property.Name is not ("FileLine" or "SourceFile"))
                text.Append('\n').Append(' ', depth).Append(property.Name).Append('=').Append(Told(property.GetValue(thing), depth + 1));
        }

        return text.ToString();
    }
}
