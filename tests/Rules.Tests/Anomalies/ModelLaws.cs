using FamilyDoctor.Analytics.Rules.Anomalies;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies;

/// <summary>What holds for every model and for their combination, over tables of every kind.</summary>
public class ModelLaws
{
    const int Cases = 150;

    static readonly ModelSettings Small = new(Trees: 20, Sample: 16, Neighbours: 3);

    [Fact]
    public void Scores_are_numbers_and_the_combined_one_lies_between_0_and_1() => Laws.Hold(
        Tables.Any,
        rows =>
        {
            var detection = Detect(rows);
            return detection.Models.All(model => model.Scores.All(double.IsFinite)) && detection.Scores.All(score => score is >= 0 and < 1);
        },
        Cases);

    [Fact]
    public void Shares_sum_to_one_and_missing_cells_have_none() => Laws.Hold(
        Tables.Any,
        rows =>
        {
            var detection = Detect(rows);
            return Enumerable.Range(0, rows.Length).All(row =>
                detection.Models.Select(model => model.Shares(row)).Append([.. detection.Explain(row).OrderBy(part => part.Feature).Select(part => part.Share)])
                    .All(shares => Math.Abs(shares.Sum() - 1) < 1e-6 && shares.All(share => share >= 0)
                        && (rows[row].All(double.IsNaN) || shares.Zip(rows[row]).All(pair => !double.IsNaN(pair.Second) || pair.First == 0))));
        },
        Cases);

    [Fact]
    public void Rows_in_another_order_keep_their_scores_and_shares() => Laws.Hold(
        from rows in Tables.Any
        from order in Gen.Shuffle(Enumerable.Range(0, rows.Length).ToArray())
        select (Rows: rows, Order: order),
        example =>
        {
            var (one, other) = (Detect(example.Rows), Detect([.. example.Order.Select(row => example.Rows[row])]));
            return example.Order.Index().All(place =>
                other.Scores[place.Index].Equals(one.Scores[place.Item])
                && other.Models.Zip(one.Models).All(pair => pair.First.Scores[place.Index].Equals(pair.Second.Scores[place.Item]))
                && other.Explain(place.Index).SequenceEqual(one.Explain(place.Item)));
        },
        Cases);

    [Fact]
    public void Equal_rows_have_equal_scores() => Laws.Hold(
        Tables.Any,
        rows =>
        {
            var detection = Detect([.. rows, rows[0]]);
            return detection.Models.Select(model => model.Scores).Append(detection.Scores).All(scores => scores[0].Equals(scores[rows.Length]));
        },
        Cases);

    [Fact]
    public void A_constant_feature_changes_no_order_of_models_without_chance() => Laws.Hold(
        Tables.Any,
        rows =>
        {
            var (one, other) = (Detect(rows), Detect([.. rows.Select(row => row.Append(3).ToArray())]));
            return one.Models.Zip(other.Models).Where(pair => pair.First is NearestNeighbours or Ecod)
                .All(pair => pair.First.Scores.Zip(pair.Second.Scores).All(scores => Math.Abs(scores.First - scores.Second) <= 1e-9 * Math.Max(1, scores.First)));
        },
        Cases);

    // by powers of two, so that no digit is lost
    [Fact]
    public void Scaling_a_feature_changes_neither_forest_nor_tails() => Laws.Hold(
        from rows in Tables.Any
        from power in Gen.Choose(-20, 20)
        select (Rows: rows, Factor: Math.Pow(2, power)),
        example =>
        {
            var (one, other) = (Detect(example.Rows), Detect([.. example.Rows.Select(row => row.Select((cell, i) => i == 0 ? cell * example.Factor : cell).ToArray())]));
            return one.Models[0].Scores.SequenceEqual(other.Models[0].Scores) && one.Models[3].Scores.SequenceEqual(other.Models[3].Scores);
        },
        Cases);

    [Fact]
    public void Moving_a_feature_leaves_tails_as_they_are_to_the_bit_and_the_others_nearly()
    {
        var rows = Tables.Normals(300, 4, 5);
        var (one, other) = (Detect(rows), Detect([.. rows.Select(row => new[] { row[0] + 4, row[1], row[2] - 1, row[3] })]));
        Assert.Equal(one.Models[3].Scores, other.Models[3].Scores);
        Assert.All(one.Models.Zip(other.Models), pair => Assert.All(pair.First.Scores.Zip(pair.Second.Scores), scores => Assert.Equal(scores.First, scores.Second, 6)));
    }

    [Fact]
    public void Who_works_on_which_piece_changes_no_bit()
    {
        // more rows than starts are tried on, and than one block has
        var rows = Tables.Normals(12_000, 5, 3);
        var one = AnomalyDetection.Of(Tables.Of(rows));
        var other = AnomalyDetection.Of(Tables.Of(rows), turns: Tables.Backwards);
        Assert.All(one.Models.Zip(other.Models), pair => Assert.Equal(pair.First.Scores, pair.Second.Scores));
        Assert.Equal(one.Scores, other.Scores);
        Assert.Equal(one.Explain(17), other.Explain(17));
    }

    [Fact]
    public void The_seed_alone_decides_the_forest()
    {
        var table = Tables.Of(Tables.Normals(400, 3, 9));
        Assert.Equal(Forest(table, 4).Scores, Forest(table, 4).Scores);
        Assert.NotEqual(Forest(table, 4).Scores, Forest(table, 5).Scores);
    }

    static IsolationForest Forest(FeatureTable table, int seed) => IsolationForest.Of(table, new(Seed: seed), Turns.OneByOne);

    static AnomalyDetection Detect(IReadOnlyList<double[]> rows) => AnomalyDetection.Of(Tables.Of(rows), Small);
}
