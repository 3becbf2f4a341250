using System.CommandLine;
using System.Globalization;
using Dapper;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Runs;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>What the detectors find in sample cities whose truth is known: recall within the review budget, precision, false alarms, calibration, time.</summary>
static class FlagBenchmark
{
    static readonly double[] Budgets = [0.02, 0.05, 0.10, 0.20];

    sealed record Cheat(string Team, string Detector, double Strength, long Place, bool IsNamed);

    sealed record Honest(string Team, string What, bool IsFlagged);

    sealed record City(int Seed, bool IsClean, IReadOnlyList<Cheat> Cheats, IReadOnlyList<Honest> Odd, int Teams, int Flagged, int WronglyFlagged, int Cheaters, int CheatersOnTop, IReadOnlyList<(string Detector, double P)> Tests, TimeSpan Time);

    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { DefaultValueFactory = _ => 20 };
        var first = new Option<int>("--first-seed") { DefaultValueFactory = _ => 1 };
        var teams = new Option<int>("--teams") { DefaultValueFactory = _ => 120 };
        var clean = new Option<int>("--clean") { DefaultValueFactory = _ => 2, Description = "cities in which nobody cheats" };
        var ways = new Option<FileInfo?>("--out") { Description = "each way of cheating with its strength and its place in the queue, as CSV" };
        var weak = new Option<bool>("--weak") { Description = "weaker cheats than the sample's: 0.03 to 0.35 of a team's contracts or services, in one way each" };
        var command = new Command("flags", "Recall, precision, false alarms and calibration of the detectors on sample cities") { seeds, first, teams, clean, weak, ways };
        command.SetAction(parsed =>
        {
            var cities = new List<City>();
            for (var seed = 0; seed < Math.Max(parsed.GetValue(seeds), parsed.GetValue(clean)); seed++)
            {
                foreach (var isClean in new[] { false, true }.Where(isClean => seed < (isClean ? parsed.GetValue(clean) : parsed.GetValue(seeds))))
                {
                    cities.Add(Measure(parsed.GetValue(first) + seed, parsed.GetValue(teams), isClean, parsed.GetValue(weak)));
                    Print(cities[^1]);
                    if (parsed.GetValue(ways) is { } file)
                        WriteWays(file.FullName, cities);
                }
            }

            Summarise(cities);
        });
        return command;
    }

    static City Measure(int seed, int teams, bool isClean, bool isWeak)
    {
        var root = Directory.CreateTempSubdirectory("fda-flags-").FullName;
        try
        {
            string[] number = [teams.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture)];
            string[] conduct = isClean ? ["--clean"] : isWeak ? ["--weakest-cheat", "0.03", "--strongest-cheat", "0.35", "--cheat-ways", "1"] : [];
            Measured.Run("fda.dll", ["generate", "--out", root, "--teams", number[0], "--seed", number[1], .. conduct]);
            Measured.Run("fda.dll", "run", "--data", root, "--as-of", "2026-01-01", "--period", "2025");
            return Read(new DataFolder(root), seed, isClean);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    static City Read(DataFolder data, int seed, bool isClean)
    {
        using var version = VersionReader.OpenCurrent(data);
        var places = version.Query<(string Team, long Place, bool IsFlagged)>("select team, place, serious + watch > 0 from flags.teams").ToDictionary(row => row.Team);
        var named = version.Query<(string Team, string Code)>("select distinct team, code from flags.flags where team is not null").ToHashSet();
        var cheats = Truth(data, "cheats").Select(row => new Cheat(row[0], row[1], double.Parse(row[2], CultureInfo.InvariantCulture), places[row[0]].Place, named.Contains((row[0], row[1])))).ToList();
        var odd = Truth(data, "honest").Select(row => new Honest(row[0], row[1], places[row[0]].IsFlagged)).ToList();
        var cheaters = cheats.Select(cheat => cheat.Team).ToHashSet();
        var tests = version.Query<(string Detector, decimal P)>("select detector, p from flags.tests where entity_kind = 'team' and p is not null order by detector, entity").Select(row => (row.Detector, (double)row.P)).ToList();
        var lines = RunLog.Read(data, 1);
        var time = lines.First(line => line.Message == "checks").At - lines.First(line => line.Message == "flags").At;
        return new City(seed, isClean, cheats, odd, places.Count, places.Values.Count(team => team.IsFlagged), places.Values.Count(team => team.IsFlagged && !cheaters.Contains(team.Team)),
            cheaters.Count, cheaters.Count(team => places[team].Place <= cheaters.Count), tests, time);
    }

    static IEnumerable<string[]> Truth(DataFolder data, string name) =>
        File.ReadLines(Path.Combine(data.Root, "truth", name + ".csv")).Skip(1).Select(line => line.Split(','));

    static void Print(City city)
    {
        var budget = Math.Ceiling(city.Teams * 0.10);
        Say($"seed {city.Seed}{(city.IsClean ? " clean" : "")}: teams {city.Teams}, flagged {city.Flagged}, of them honest {city.WronglyFlagged}; cheaters {city.Cheaters}, within budget {city.Cheats.Where(cheat => cheat.Place <= budget).Select(cheat => cheat.Team).Distinct().Count()}, at the true number {city.CheatersOnTop}; flags took {city.Time.TotalSeconds:0.0} s");
    }

    static void WriteWays(string file, List<City> cities) => File.WriteAllLines(file,
        cities.SelectMany(city => city.Cheats.Select(cheat => FormattableString.Invariant($"{city.Seed},{city.Teams},{cheat.Team},{cheat.Detector},{cheat.Strength},{cheat.Place},{cheat.IsNamed}")))
            .Prepend("seed,teams,team,detector,strength,place,is_named"));

    static void Summarise(List<City> cities)
    {
        var cheating = cities.Where(city => !city.IsClean).ToList();
        if (cheating.Count > 0)
        {
            var all = cheating.SelectMany(city => city.Cheats.Select(cheat => (cheat, Teams: city.Teams))).ToList();
            bool Within((Cheat Cheat, int Teams) row, double budget) => row.Cheat.Place <= Math.Ceiling(row.Teams * budget);
            Say($"recall within 10 % of the teams, ways of strength 0.2 and more: {Share(all.Where(row => row.cheat.Strength >= 0.2).Select(row => Within(row, 0.10)))}");
            Say($"precision at the true number of cheaters: {(double)cheating.Sum(city => city.CheatersOnTop) / cheating.Sum(city => city.Cheaters):0.000}");
            foreach (var way in all.GroupBy(row => row.cheat.Detector).OrderBy(way => way.Key, StringComparer.Ordinal))
            {
                Say($"  {way.Key}: flagged by its own detector {Share(way.Select(row => row.cheat.IsNamed))}");
                Say($"    by budget: {string.Join("; ", Budgets.Select(budget => FormattableString.Invariant($"{budget:0%} ") + Share(way.Select(row => Within(row, budget)))))}");
                Say($"    within 10 %, by strength: {string.Join("; ", way.GroupBy(row => Math.Floor(row.cheat.Strength * 5) / 5).OrderBy(bin => bin.Key).Select(bin => FormattableString.Invariant($"{bin.Key:0.0}+ ") + Share(bin.Select(row => Within(row, 0.10)))))}");
            }

            Say($"  all, by budget: {string.Join("; ", Budgets.Select(budget => FormattableString.Invariant($"{budget:0%} ") + Share(all.Select(row => Within(row, budget)))))}");
            foreach (var bin in all.GroupBy(row => Math.Floor(row.cheat.Strength * 20) / 20).OrderBy(bin => bin.Key))
                Say($"  strength {bin.Key:0.00}-{bin.Key + 0.05:0.00}: within budget {Share(bin.Select(row => Within(row, 0.10)))}, own detector {Share(bin.Select(row => row.cheat.IsNamed))}");
            Say($"honest teams flagged: {cheating.Sum(city => city.WronglyFlagged)} of {cheating.Sum(city => city.Teams - city.Cheaters)}");
        }

        foreach (var what in cities.SelectMany(city => city.Odd).GroupBy(odd => odd.What).OrderBy(what => what.Key, StringComparer.Ordinal))
            Say($"  honest but odd, {what.Key}: flagged {Share(what.Select(odd => odd.IsFlagged))}");
        foreach (var clean in cities.Where(city => city.IsClean))
        {
            var worst = clean.Tests.GroupBy(test => test.Detector).Select(detector => (detector.Key, P: KolmogorovSmirnov([.. detector.Select(test => test.P)]))).OrderBy(pair => pair.P).ToList();
            Say($"clean city {clean.Seed}: flagged {(double)clean.Flagged / clean.Teams:P1}; p-values against uniform: all together p = {KolmogorovSmirnov([.. clean.Tests.Select(test => test.P)]):0.0000}, below 0.01 in {worst.Count(pair => pair.P < 0.01)} of {worst.Count} detectors ({string.Join(", ", worst.Take(5).Select(pair => FormattableString.Invariant($"{pair.Key} {pair.P:0.0000}")))})");
        }
    }

    // Kolmogorov's limit with Stephens' correction for few values
    static double KolmogorovSmirnov(double[] values)
    {
        var sorted = values.Order().ToArray();
        var distance = sorted.Select((value, index) => Math.Max(value - ((double)index / sorted.Length), ((index + 1.0) / sorted.Length) - value)).Max();
        var root = Math.Sqrt(sorted.Length);
        var scaled = (root + 0.12 + (0.11 / root)) * distance;
        return Math.Clamp(2 * Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * scaled * scaled)), 0, 1);
    }

    static string Share(IEnumerable<bool> found)
    {
        var all = found.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{all.Count(one => one)}/{all.Count} = {(all.Count == 0 ? 0 : (double)all.Count(one => one) / all.Count):0.000}");
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
