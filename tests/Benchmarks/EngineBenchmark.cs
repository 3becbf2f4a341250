using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Scoring;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>Speed of scoring and paying: a city of teams beside DuckDB's bare arithmetic over the same values, and every contract of a city.</summary>
static class EngineBenchmark
{
    const int Teams = 1_880;
    const int Indicators = 30;

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7, Description = "interleaved; the median is printed" };
        var contracts = new Option<int>("--contracts") { DefaultValueFactory = _ => 3_130_000, Description = "contracts under the per-resident scheme; 0 leaves them out" };
        var command = new Command("engine", "1,880 teams x 30 indicators scored and paid; 3.13 million contracts; node values a second") { rounds, contracts };
        command.SetAction(parsed =>
        {
            OfTeams(parsed.GetValue(rounds));
            if (parsed.GetValue(contracts) is var count and > 0)
                ContractBenchmark.Run(count, ScoreRun.ReadScheme(Path.Combine(DataFolder.ShippedDefinitions, "schemes", "fujian-per-resident-example.yaml")));
        });
        return command;
    }

    static void OfTeams(int rounds)
    {
        var scheme = Scheme();
        var teams = Enumerable.Range(0, Teams).Select(Values).ToArray();
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        Execute(duck, "set threads = 1");
        Execute(duck, "create table cells (team integer, points decimal(4, 1), target decimal(4, 2), numerator decimal(9, 0), denominator decimal(9, 0))");
        using (var appender = duck.CreateAppender("cells"))
        {
            for (var team = 0; team < Teams; team++)
            {
                for (var i = 0; i < Indicators; i++)
                    appender.CreateRow().AppendValue(team).AppendValue(Points(i)).AppendValue(Target(i)).AppendValue(teams[team][$"i{i}"].Numerator).AppendValue(teams[team][$"i{i}"].Denominator).EndRow();
            }

            appender.Close();
        }

        var (engine, bare) = (new List<double>(), new List<double>());
        var nodes = 0L;
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var cards = teams.Select(values => Scorer.Score(scheme, values)).ToArray();
            var scored = clock.Elapsed.TotalSeconds;
            var entries = PayoutPlan.Of(scheme, [.. cards.Select((card, i) => new Payee($"t{i:0000}", card, teams[i]))]);
            engine.Add(clock.Elapsed.TotalSeconds);
            nodes = cards.Sum(card => card.AllNodes().LongCount() + 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round}: scored {scored:0.000} s, paid {engine[^1] - scored:0.000} s, {entries.Count} entries"));
            clock.Restart();
            Execute(duck, "create or replace temp table totals as select team, sum(points * least(1, numerator / denominator / target)) as total from cells group by team");
            bare.Add(clock.Elapsed.TotalSeconds);
        }

        var (mine, theirs) = (Median(engine), Median(bare));
        var (wall, used) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        const int repeats = 20;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            foreach (var values in teams)
                _ = Scorer.Score(scheme, values);
        }

        var (took, busy) = (wall.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - used).TotalSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Teams} teams x {Indicators} indicators scored and paid: {mine:0.000} s; DuckDB's bare sum over the same values, in floating point, one thread: {theirs:0.000} s; ratio {mine / theirs:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nodes * repeats / took / 1e6:0.00} million node values a second by the clock, {nodes * repeats / busy / 1e6:0.00} by processor time (a busy machine shows in the difference)"));
    }

    static Scheme Scheme() => new()
    {
        Id = "benchmark",
        Title = "benchmark",
        ValidFrom = new(2025, 1, 1),
        ValidTo = new(2025, 12, 31),
        Purpose = SchemePurpose.Payment,
        Level = SchemeLevel.Team,
        Source = new("benchmark", "", Certainty.Example),
        DeclaredSum = Enumerable.Range(0, Indicators).Sum(Points),
        Roots = [.. Enumerable.Range(0, 6).Select(d => (SchemeNode)new Dimension($"d{d}", $"d{d}", Enumerable.Range(d * 5, 5).Sum(Points), [.. Enumerable.Range(d * 5, 5).Select(Measure)]))],
        Bands = [new("低", 0, true, 60, false, 0), new("中", 60, true, 90, false, 0.8m), new("高", 90, true, Enumerable.Range(0, Indicators).Sum(Points), true, 1)],
        PayoutLines =
        [
            Line("公卫", new PerHead(PayoutBasis.YearEnd, "heads", 700)), Line("医保", new PerHead(PayoutBasis.ContractMonths, "months", 300)),
            Line("奖励", new Pool("heads", 1_000_000_000)),
        ],
    };

    static PayoutLine Line(string payer, PayoutRule rule) => new(payer, "base", payer, rule, payer, BudgetKind.Budget, SurplusDestination.CarriedOver);

    // every kind of rule that a team scheme uses
    static Measure Measure(int i) => new($"m{i}", $"m{i}", Points(i), $"i{i}", (i % 5) switch
    {
        0 or 1 => new AtLeast(Target(i)),
        2 => new AtMost(Target(i)),
        3 => new Linear(0.2m, Target(i)),
        _ => new PerCase(2.5m, 0, Direction.HigherIsBetter),
    });

    static decimal Points(int i) => 2 + (i % 4);

    static decimal Target(int i) => 0.5m + (i % 5 / 10m);

    static Dictionary<string, IndicatorValue> Values(int team)
    {
        var random = new Random(team);
        var values = Enumerable.Range(0, Indicators).ToDictionary(i => $"i{i}", _ =>
        {
            var denominator = random.Next(1, 2_600);
            return IndicatorValue.Of(random.Next(0, denominator + 1), denominator);
        });
        values["heads"] = IndicatorValue.Of(random.Next(500, 2_600), 1);
        values["months"] = IndicatorValue.Of(random.Next(6_000, 31_200), 1);
        return values;
    }

    static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    internal static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
