using FamilyDoctor.Analytics.Rules.Anomalies;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies;

/// <summary>Tables that tests look for unusual rows in.</summary>
static class Tables
{
    /// <summary>Small tables with what real ones have: equal rows, constant features, missing cells, heavy tails, one row, many features.</summary>
    public static readonly Gen<double[][]> Any =
        from width in Gen.Choose(1, 6)
        from rows in Gen.ArrayOf(Gen.ArrayOf(Cell(), width), width * 7)
        from count in Gen.Choose(1, rows.Length)
        from constant in Gen.Choose(-1, width - 1)
        select rows.Take(count).Select(row => row.Select((cell, feature) => feature == constant ? 7 : cell).ToArray()).ToArray();

    public static FeatureTable Of(IReadOnlyList<double[]> rows, IReadOnlyList<int>? peers = null) => new(rows[0].Select((_, i) => $"f{i}"), rows, peers);

    /// <summary>Independent normal features.</summary>
    public static double[][] Normals(int rows, int width, int seed)
    {
        var random = new MersenneTwister(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, width).Select(_ => Normal.Sample(random, 0, 1)).ToArray())];
    }

    /// <summary>Takes pieces last first, on several threads.</summary>
    public static readonly Turns Backwards = new((count, work) => Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number => work(count - 1 - number)));

    static Gen<double> Cell() => Gen.Frequency(
        (6, Gen.Choose(-20, 20).Select(number => number / 4.0)),
        (1, Gen.Constant(double.NaN)),
        (1, Gen.Choose(-9, 9).Select(power => Math.Pow(10, power))));
}
