using System.CommandLine;
using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Explain;

namespace FamilyDoctor.Analytics.App.Cli;

static class SimulateCommand
{
    const int Shown = 10;

    sealed record Name(string Team, string TeamName, string InstitutionName);

    public static Command Create()
    {
        var data = Shared.Data();
        var scheme = new Option<string>("--scheme") { Description = "要试的方案:文件,或当前版本里的方案编号", Required = true };
        var against = new Option<string?>("--against") { Description = "与哪个方案比:文件或编号;不写则与正在用的考核方案比" };
        var output = new Option<string?>("--out") { Description = "把每个团队前后的得分、名次、金额写成 CSV" };
        var command = new Command("simulate", "试算:换一个方案,谁升谁降,各筹资方多付少付多少;不改动任何数据") { data, scheme, against, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            using var version = VersionReader.OpenCurrent(new DataFolder(parsed.GetValue(data)!));
            var definitions = Explainer.DefinitionsOf(version);
            var old = Shared.FindScheme(parsed.GetValue(against) ?? version.QueryFirst<string>("select min(scheme) from scores.main"), definitions);
            var tried = Shared.FindScheme(parsed.GetValue(scheme)!, definitions);
            var simulation = Simulator.Open(version, PublishedAssessments.Read(version, definitions), old, tried).Try(tried);
            Print(simulation, Names(version));
            if (parsed.GetValue(output) is { } file)
            {
                SimulationFile.Write(simulation, file);
                Console.WriteLine($"每个团队的前后对照已写到 {file}。");
            }

            return 0;
        }));
        return command;
    }

    static Dictionary<string, Name> Names(DuckDBConnection version) =>
        version.Query<Name>("select team, team_name, institution_name from core.teams").ToDictionary(name => name.Team, StringComparer.Ordinal);

    static void Print(Simulation simulation, Dictionary<string, Name> names)
    {
        Console.WriteLine($"“{simulation.Tried.Scheme.Scheme.Title}”({simulation.Tried.Scheme.Scheme.Id})与“{simulation.Against.Scheme.Scheme.Title}”({simulation.Against.Scheme.Scheme.Id})相比:");
        foreach (var sentence in simulation.Differences)
            Console.WriteLine("  " + sentence);
        if (simulation.Differences.Count == 0)
            Console.WriteLine("  计分和发放没有不同。");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"团队 {simulation.Teams.Count} 个:名次有变 {simulation.RanksMoved} 个,上升 {simulation.Risen} 个,下降 {simulation.Fallen} 个。"));
        foreach (var payer in simulation.Payers)
            Console.WriteLine($"{payer.Title}({payer.Payer}):实拨 {Fen.Text(payer.Before?.PaidFen ?? 0)} → {Fen.Text(payer.After?.PaidFen ?? 0)},{(payer.PaidMore < 0 ? "少" : "多")} {Fen.Text(Math.Abs(payer.PaidMore))}");
        Movers("升得最多", simulation.Teams.Where(team => team.Moved > 0).OrderByDescending(team => team.Moved), names);
        Movers("降得最多", simulation.Teams.Where(team => team.Moved < 0).OrderBy(team => team.Moved), names);
        foreach (var fault in simulation.Tried.Faults)
            Console.WriteLine("不能发放:" + fault);
    }

    static void Movers(string title, IEnumerable<TeamChange> teams, Dictionary<string, Name> names)
    {
        var shown = teams.Take(Shown).ToList();
        if (shown.Count == 0)
            return;
        var table = new ConsoleTable(title, new("编号"), new("团队"), new("名次", IsNumber: true), new("得分", IsNumber: true), new("等次"), new("实拨变化(元)", IsNumber: true));
        foreach (var team in shown)
        {
            table.Add(
                team.Team, names[team.Team].TeamName, $"{team.RankBefore} → {team.RankAfter}",
                string.Create(CultureInfo.InvariantCulture, $"{team.TotalBefore:0.00} → {team.TotalAfter:0.00}"),
                team.GradeBefore == team.GradeAfter ? team.GradeAfter ?? "" : $"{team.GradeBefore} → {team.GradeAfter}",
                string.Create(CultureInfo.InvariantCulture, $"{team.FenMore / 100m:+#,##0.00;-#,##0.00;0.00}"));
        }

        table.Print();
    }
}
