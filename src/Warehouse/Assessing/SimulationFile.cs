using System.Globalization;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>A simulation as a table for Excel: every team before and after.</summary>
public static class SimulationFile
{
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(Simulation simulation, string file)
    {
        var text = new StringBuilder();
        CsvText.Row(text, "团队编号", "考核单元代码", "原得分", "现得分", "原等次", "现等次", "原名次", "现名次", "名次变化", "原实拨(分)", "现实拨(分)", "实拨变化(分)");
        foreach (var team in simulation.Teams)
        {
            CsvText.Row(
                text, team.Team, team.Unit ?? "", Text(team.TotalBefore), Text(team.TotalAfter), team.GradeBefore ?? "", team.GradeAfter ?? "",
                Text(team.RankBefore), Text(team.RankAfter), Text(team.Moved), Text(team.FenBefore), Text(team.FenAfter), Text(team.FenMore));
        }

        CsvText.Save(file, text, forExcel: true);
    }

    static string Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
