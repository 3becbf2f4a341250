using FamilyDoctor.Analytics.Rules.Anomalies;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies;

/// <summary>Each model on rows made for it, and figures that can be worked out by hand.</summary>
public class ModelTests
{
    static readonly ModelSettings Defaults = new();

    [Fact]
    public void A_row_far_from_all_is_first_to_every_model_and_its_features_are_named()
    {
        var rows = Tables.Normals(300, 5, 1);
        (rows[42][3], rows[42][1]) = (9, -12);
        var detection = AnomalyDetection.Of(Tables.Of(rows));
        Assert.All(detection.Models, model => Assert.Equal(model.Scores.Max(), model.Scores[42]));
        Assert.All(detection.Models, model => Assert.True(model.Shares(42)[1] + model.Shares(42)[3] > 0.6, model.Key));
        // the most unusual to every model: 1 − 1/300
        Assert.Equal(0.996666667, detection.Scores[42]);
        var reasons = detection.Explain(42);
        Assert.Equal(["f1", "f3"], reasons.Take(2).Select(part => part.Feature).Order());
        Assert.Equal(-12, reasons.Single(part => part.Feature == "f1").Value);
        Assert.All(reasons, part => Assert.InRange(part.PeerMedian, -0.2, 0.2));
    }

    [Fact]
    public void A_broken_relation_of_common_numbers_is_seen_by_the_robust_distance()
    {
        var random = new MersenneTwister(2);
        var rows = Tables.Normals(500, 2, 2);
        foreach (var row in rows)
            row[1] = row[0] + (0.1 * Normal.Sample(random, 0, 1));
        rows[7] = [1, -1];
        var scores = RobustMahalanobis.Of(Tables.Of(rows), Turns.OneByOne).Scores;
        Assert.Equal(scores.Max(), scores[7]);
    }

    [Fact]
    public void A_fifth_of_bad_rows_together_does_not_become_the_usual()
    {
        var rows = Tables.Normals(1000, 4, 3);
        foreach (var row in rows.Take(200))
            row[0] += 8;
        var auc = RocAuc.Of(RobustMahalanobis.Of(Tables.Of(rows), Turns.OneByOne).Scores, [.. rows.Select((_, i) => i < 200)]);
        Assert.Equal(1.0, auc);
    }

    [Fact]
    public void Distances_to_neighbours_are_those_of_a_plain_search()
    {
        // few features go through the tree, many through all points
        foreach (var width in new[] { 1, 3, 17, 33 })
        {
            var rows = Tables.Normals(400, width, width);
            var spreads = RobustScale.Of(Tables.Of(rows), 5, width);
            var points = spreads.Chunk(width).ToArray();
            var plain = points.Select(one => points.Where(other => other != one)
                .Select(other => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum())).Order().Take(10).Average()).Order();
            var found = NearestNeighbours.Of(Tables.Of(rows), Defaults, Turns.OneByOne).Scores.Order();
            Assert.All(plain.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        }
    }

    [Fact]
    public void Tails_add_up_by_hand()
    {
        // 1, 2, 2, 3: of four rows one is at or below 1, three at or below 2, one at or above 3; the other feature is constant
        var model = Ecod.Of(Tables.Of([[1, 5], [2, 5], [2, 5], [3, 5]]), Turns.OneByOne);
        Assert.Equal([1.386294361, 0.287682072, 0.287682072, 1.386294361], model.Scores);
        Assert.Equal([1.0, 0.0], model.Shares(0));
    }

    [Fact]
    public void Saved_cuts_add_up_to_the_mean_length_less_the_own()
    {
        var rows = Tables.Normals(200, 3, 8);
        rows[5] = [6, -6, 6];
        var forest = IsolationForest.Of(Tables.Of(rows), Defaults, Turns.OneByOne);
        var length = -Math.Log2(forest.Scores[5]) * IsolationTree.MeanLength(200);
        Assert.InRange(length, 2, 6);
        var saved = new double[3];
        var tree = IsolationTree.Grow(Tables.Of(rows), 200, 1);
        tree.AddSaved([6, -6, 6], saved);
        var lengths = new double[1];
        tree.AddLengths([6, -6, 6], 3, lengths);
        Assert.Equal(IsolationTree.MeanLength(200) - lengths[0], saved.Sum(), 9);
    }

    [Fact]
    public void Mean_length_of_a_search_is_as_published()
    {
        // c(256) of Liu, Ting and Zhou 2008
        Assert.Equal(10.24477, IsolationTree.MeanLength(256), 5);
        Assert.Equal([0.0, 0, 1], new[] { 0, 1, 2 }.Select(IsolationTree.MeanLength));
    }

    [Fact]
    public void The_combination_is_no_worse_than_its_members_on_average()
    {
        foreach (var (kind, rows, labels) in Kinds())
        {
            var detection = AnomalyDetection.Of(Tables.Of(rows));
            var members = detection.Models.Average(model => RocAuc.Of(model.Scores, labels)!.Value);
            Assert.True(RocAuc.Of(detection.Scores, labels) >= members, kind);
        }
    }

    [Fact]
    public void Peers_say_what_is_usual()
    {
        double[][] rows = [.. Enumerable.Range(0, 20).Select(i => new double[] { i < 10 ? i : 100 + i, i }), [double.NaN, 5]];
        var detection = AnomalyDetection.Of(Tables.Of(rows, [.. rows.Select((_, i) => i is >= 10 and < 20 ? 1 : 0)]));
        var parts = detection.Explain(20);
        Assert.Equal((4.5, null, 0.0), (parts.Single(part => part.Feature == "f0").PeerMedian, parts.Single(part => part.Feature == "f0").Value, parts.Single(part => part.Feature == "f0").Share));
        Assert.Equal(114.5, detection.Explain(12).Single(part => part.Feature == "f0").PeerMedian);
    }

    [Fact]
    public void Too_few_peers_are_not_asked()
    {
        var table = Tables.Of([[1], [2], [3], [4], [5], [60]], [0, 0, 0, 0, 0, 1]);
        Assert.Equal(3, table.PeerMedian(0, 0));
        Assert.Equal(3.5, table.PeerMedian(5, 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 40)]
    [InlineData(30, 300)]
    public void Few_rows_and_many_features_are_scored_all_the_same(int rows, int width)
    {
        var detection = AnomalyDetection.Of(Tables.Of(Tables.Normals(rows, width, 4)));
        Assert.All(detection.Models, model => Assert.All(model.Scores, score => Assert.True(double.IsFinite(score))));
    }

    [Fact]
    public void Equal_rows_alone_are_neither_slow_nor_unusual()
    {
        var detection = AnomalyDetection.Of(Tables.Of([.. Enumerable.Repeat(new[] { 1.0, 2.0, 3.0 }, 30_000)]));
        Assert.Single(detection.Scores.Distinct());
    }

    [Fact]
    public void Numbers_without_measure_are_refused()
    {
        var found = Assert.Throws<ArgumentException>(() => Tables.Of([[1, 2], [3, double.PositiveInfinity]]));
        Assert.Contains("row 1, feature 'f1'", found.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FeatureTable([], []));
        Assert.Throws<ArgumentException>(() => new FeatureTable(["a"], [[1.0], [1.0, 2.0]]));
        Assert.Throws<ArgumentException>(() => new FeatureTable(["a"], [[1.0], [1.0]], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelSettings(Sample: 1));
    }

    // the kinds of ADBench (Han et al. 2022), around three correlated groups of usual rows
    static IEnumerable<(string Kind, double[][] Rows, bool[] Labels)> Kinds()
    {
        const int usual = 900, unusual = 60, width = 6;
        var random = new MersenneTwister(31);
        double[] Usual(double spread)
        {
            var (group, common) = (random.Next(3), Normal.Sample(random, 0, spread));
            return [.. Enumerable.Range(0, width).Select(feature => (3 * ((group + feature) % 3)) + common + (0.5 * Normal.Sample(random, 0, spread)))];
        }

        var rows = Enumerable.Range(0, usual).Select(_ => Usual(1)).ToArray();
        (string, Func<double[]>)[] kinds =
        [
            ("local", () => Usual(2.2)),
            ("global", () => [.. Enumerable.Range(0, width).Select(_ => (16 * random.NextDouble()) - 5)]),
            ("dependency", () => [.. Enumerable.Range(0, width).Select(feature => rows[random.Next(usual)][feature])]),
            ("cluster", () => [.. Usual(0.3).Select(cell => cell + 6)]),
        ];
        foreach (var (kind, make) in kinds)
        {
            double[][] all = [.. rows, .. Enumerable.Range(0, unusual).Select(_ => make())];
            yield return (kind, all, [.. all.Select((_, i) => i >= usual)]);
        }
    }
}
