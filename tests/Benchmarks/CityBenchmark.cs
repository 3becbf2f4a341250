using System.CommandLine;
using System.Globalization;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Runs;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>Time and memory of generating, running and running again, beside DuckDB's bare load of the same files in the same run.</summary>
static class CityBenchmark
{
    const string OneUnit = "990102";

    public static Command Create()
    {
        var teams = new Option<int>("--teams") { DefaultValueFactory = _ => 1880, Description = "1880 is the full city, 120 the demo" };
        var data = new Option<string?>("--data") { Description = "where the city lies, or shall lie; default a folder that is deleted afterwards" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 1, Description = "interleaved; the median is printed" };
        var increments = new Option<bool>("--increments") { Description = "also a whole run without the last month, and then with it: one district's visits, its other files, those of all others" };
        var command = new Command("city", "Generate, run and bare load, with peak memory and ratios") { teams, data, rounds, increments };
        command.SetAction(parsed =>
        {
            var root = parsed.GetValue(data) ?? Directory.CreateTempSubdirectory("fda-benchmark-").FullName;
            try
            {
                Run(new DataFolder(root), parsed.GetValue(teams), parsed.GetValue(rounds));
                if (parsed.GetValue(increments))
                    Increments(new DataFolder(root));
            }
            finally
            {
                if (parsed.GetValue(data) is null)
                    Directory.Delete(root, recursive: true);
            }
        });
        return command;
    }

    static void Run(DataFolder data, int teams, int rounds)
    {
        if (!Directory.Exists(data.Inbox))
            Print("generate", Measured.Run("fda.dll", "generate", "--out", data.Root, "--teams", teams.ToString(CultureInfo.InvariantCulture)));
        var csv = Directory.EnumerateFiles(data.Inbox, "*.csv", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        var (runs, loads, stages) = (new List<Measured>(), new List<Measured>(), new List<Dictionary<string, TimeSpan>>());
        for (var round = 0; round < rounds; round++)
        {
            Forget(data);
            runs.Add(FdaRun(data));
            stages.Add(Stages(data));
            loads.Add(Measured.Run("FamilyDoctor.Analytics.Benchmarks.dll", "bare-load", "--data", data.Root));
        }

        if (rounds == 0)
            return;
        var (run, load) = (Median(runs), Median(loads));
        var manifest = Manifest.Load(data);
        var lake = Directory.EnumerateFiles(data.Lake, "*.parquet", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"files     {manifest.Arrivals.Count:N0}, rows {manifest.Arrivals.Sum(arrival => arrival.Rows):N0}, CSV {csv / 1e6:N0} MB, lake {lake / 1e6:N0} MB = {(double)lake / csv:0.00} x"));
        Print("bare load", load);
        Print("run", run, load);
        foreach (var stage in stages[0].Keys)
        {
            var time = stages.Select(round => round.GetValueOrDefault(stage)).Order().ElementAt(rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stage,-8}{time.TotalSeconds,8:0.0} s {"",11} {time / load.Wall,6:0.00} x"));
        }

        Print("unchanged", FdaRun(data), load);
    }

    // what a day brings: one district's visits of a month, or all that it sends of a month, which is more than a thirtieth of what all districts send of it
    static void Increments(DataFolder data)
    {
        var last = Path.Combine(data.Root, "last-month");
        var months = LastMonth.In(data);
        LastMonth.Move(months, data.Inbox, last);
        Forget(data);
        FdaRun(data);
        var (full, rows) = (Stages(data), Rows(data));
        var unit = months.Where(file => Path.GetRelativePath(data.Inbox, file).StartsWith(OneUnit, StringComparison.Ordinal)).ToLookup(file => Path.GetFileName(file).StartsWith("visits", StringComparison.Ordinal));
        foreach (var (name, part) in new[] { ("a district's visits", unit[true]), ("a district's other files", unit[false]), ("all districts' month", months.Except(unit.SelectMany(file => file))) })
        {
            LastMonth.Move(part.Select(file => Path.Combine(last, Path.GetRelativePath(data.Inbox, file))), last, data.Inbox);
            FdaRun(data);
            var (stages, now) = (Stages(data), Rows(data));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {now - rows:N0} rows more than {rows:N0}"));
            foreach (var (stage, time) in stages.Append(new("whole run", Sum(stages))))
            {
                var whole = stage == "whole run" ? Sum(full) : full.GetValueOrDefault(stage);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stage,-10}{time.TotalSeconds,8:0.0} s of {whole.TotalSeconds,8:0.0} s = {time / whole,6:0.0%}"));
            }

            rows = now;
        }
    }

    static TimeSpan Sum(Dictionary<string, TimeSpan> stages) => stages.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    static long Rows(DataFolder data) => Manifest.Load(data).Arrivals.Sum(arrival => arrival.Rows);

    // the bare load reads the same files afterwards: they stay in the inbox
    static Measured FdaRun(DataFolder data)
    {
        File.WriteAllText(data.SettingsFile, """{ "OriginalsDays": 0 }""");
        return Measured.Run("fda.dll", "run", "--data", data.Root, "--as-of", "2026-01-01", "--period", "2025");
    }

    // as if nothing had ever arrived
    static void Forget(DataFolder data)
    {
        foreach (var folder in new[] { data.Lake, data.Warehouse, data.Runs, data.Tmp })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        File.Delete(data.VaultDb);
    }

    static Dictionary<string, TimeSpan> Stages(DataFolder data)
    {
        var lines = RunLog.Read(data, RunLog.Numbers(data).Max());
        var times = new Dictionary<string, TimeSpan>();
        foreach (var (line, next) in lines.Zip(lines.Skip(1)))
            times[line.Stage] = times.GetValueOrDefault(line.Stage) + (next.At - line.At);
        return times;
    }

    static Measured Median(List<Measured> all) => all.OrderBy(one => one.Wall).ElementAt(all.Count / 2);

    static void Print(string what, Measured measured, Measured? beside = null) => Console.WriteLine(
        $"{what,-10}{measured}{(beside is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {measured.Wall / beside.Wall,6:0.00} x bare load"))}");
}
