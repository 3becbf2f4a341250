using System.CommandLine;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Explain;
using FamilyDoctor.Analytics.Warehouse.Statements;

namespace FamilyDoctor.Analytics.App.Cli;

static class StatementCommand
{
    public static Command Create()
    {
        var data = Shared.Data();
        var team = new Option<string>("--team") { Description = "团队编号", Required = true };
        var output = new Option<string>("--out") { Description = "写到哪个 .xlsx 文件", Required = true };
        var command = new Command("statement", "一支团队的对账单:得分、发放和说明,公式可在 Excel 或 WPS 里重算") { data, team, output };
        command.SetAction(parsed => Shared.Guard(() =>
        {
            using var version = VersionReader.OpenCurrent(new DataFolder(parsed.GetValue(data)!));
            var statement = StatementBook.Read(version, PublishedAssessments.Read(version, Explainer.DefinitionsOf(version))).Of(parsed.GetValue(team)!);
            StatementFile.Write(statement, parsed.GetValue(output)!);
            Console.WriteLine($"{statement.Team.TeamName}({statement.Team.Team}):应拨 {Fen.Text(statement.EarnedFen)},实拨 {Fen.Text(statement.PaidFen)},缺口 {Fen.Text(statement.ShortfallFen)}。对账单已写到 {parsed.GetValue(output)}。");
            return 0;
        }));
        return command;
    }
}
