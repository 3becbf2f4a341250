using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse.Detecting;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>Our isolation forest beside scikit-learn's in one run, and the areas under the curve of every model beside published ones.</summary>
static class DetectBenchmark
{
    // Debian's own interpreter has Debian's packages
    const string Python = "/usr/bin/python3";

    static readonly Turns TwoThreads = new((count, work) => Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, work));

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => 50_000 };
        var features = new Option<int>("--features") { DefaultValueFactory = _ => 9 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "the median is printed" };
        var command = new Command("detect", "isolation forest beside scikit-learn's, every model's time, and areas under the curve beside published ones (FDA_EXTERNAL_DATA)") { rows, features, rounds };
        command.SetAction(parsed =>
        {
            Speed(parsed.GetValue(rows), parsed.GetValue(features), parsed.GetValue(rounds));
            Areas(Path.Combine(Environment.GetEnvironmentVariable("FDA_EXTERNAL_DATA") ?? "", "adbench"));
        });
        return command;
    }

    static void Speed(int rows, int features, int rounds)
    {
        var random = new MersenneTwister(1);
        double[][] cells = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, features).Select(_ => Normal.Sample(random, 0, 1)).ToArray())];
        string[] names = [.. Enumerable.Range(0, features).Select(feature => $"f{feature}")];
        var settings = new ModelSettings();
        var file = Path.Combine(Directory.CreateTempSubdirectory("fda-forest-").FullName, "rows.csv");
        File.WriteAllLines(file, cells.Select(row => string.Join(',', row.Select(cell => cell.ToString("R", CultureInfo.InvariantCulture)))).Prepend(string.Join(',', names)));
        var (ours, theirs) = (new List<double>(), new List<double?>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(Seconds(() => IsolationForest.Of(new FeatureTable(names, cells), settings, TwoThreads)));
            theirs.Add(Theirs(file, round));
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        var own = ours.Order().ElementAt(rounds / 2);
        Print($"{rows} rows x {features} features, {settings.Trees} trees of {settings.Sample} rows, 2 threads, rounds in turn, median of {rounds}");
        Print($"  our forest, table, fit and scores: {own:0.000} s");
        if (theirs.Order().ElementAt(rounds / 2) is { } other)
            Print($"  scikit-learn's, fit and scores:    {other:0.000} s; ratio {own / other:0.00}");
        else
            Print($"  scikit-learn is not there to compare with (Debian: apt-get install python3-sklearn)");
        var table = new FeatureTable(names, cells);
        Print($"  nearest neighbours {Seconds(() => NearestNeighbours.Of(table, settings, TwoThreads)):0.00} s, robust distance {Seconds(() => RobustMahalanobis.Of(table, TwoThreads)):0.00} s, tails {Seconds(() => Ecod.Of(table, TwoThreads)):0.00} s");
    }

    static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    static double? Theirs(string file, int seed)
    {
        try
        {
            var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "forest.py"), file, seed.ToString(CultureInfo.InvariantCulture) })
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture)
                : error.Result.Contains("No module named", StringComparison.Ordinal) ? null
                : throw new InvalidOperationException(error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    static void Areas(string data)
    {
        if (!File.Exists(Path.Combine(data, "published-auc.csv")))
        {
            Console.WriteLine("FDA_EXTERNAL_DATA is not set or holds no adbench: no areas under the curve");
            return;
        }

        var published = File.ReadAllLines(Path.Combine(data, "published-auc.csv")).Select(line => line.Split(',')).ToList();
        string[] beside = ["IForest", "KNN", "MCD"];
        Console.WriteLine($"{"ROC AUC",-12}{string.Concat(AnomalyDetection.ModelNames.Append(DetectedTable.Combined).Select(name => $"{name,20}"))}  | published {string.Join(" ", beside)}; ours is the mean of 5 seeds");
        var all = new List<double[]>();
        var folder = Directory.CreateTempSubdirectory("fda-areas-").FullName;
        foreach (var row in published.Skip(1))
        {
            var file = Directory.GetFiles(data).Single(name => name.EndsWith($"_{row[0]}.csv", StringComparison.OrdinalIgnoreCase));
            var ours = Enumerable.Range(1, 5).Select(seed => DetectRun.Write(file, Path.Combine(folder, "scores.csv"), new("label"), new(Seed: seed), 0, _ => { }).Areas).ToList();
            double[] means = [.. Enumerable.Range(0, ours[0].Count).Select(model => ours.Average(areas => areas[model].Area!.Value))];
            all.Add([.. means, .. beside.Select(name => double.Parse(row[Array.IndexOf(published[0], name)], CultureInfo.InvariantCulture))]);
            Line(row[0], all[^1], means.Length);
        }

        Directory.Delete(folder, recursive: true);
        Line("mean", [.. all[0].Select((_, i) => all.Average(areas => areas[i]))], all[0].Length - beside.Length);
    }

    static void Line(string name, double[] areas, int own) =>
        Print($"{name,-12}{string.Concat(areas.Take(own).Select(area => area.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(20)))}  | {string.Join(' ', areas.Skip(own).Select(area => area.ToString("0.0000", CultureInfo.InvariantCulture)))}");

    static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
