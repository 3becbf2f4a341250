using FamilyDoctor.Analytics.Warehouse.Sheets;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>A statement as a workbook whose formulas compute scores and money once more.</summary>
public static class StatementFile
{
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(TeamStatement statement, string file)
    {
        var scores = statement.Cards.Select((card, i) => (card.Definition.Scheme.Id, Sheet: new ScoreSheet(i == 0 ? "得分" : $"得分{i + 1}", card))).ToList();
        var coefficients = scores.ToDictionary(score => score.Id, score => score.Sheet.CoefficientCell, StringComparer.Ordinal);
        SheetWriter.Write(file, [.. scores.Select(score => score.Sheet.Page(statement)), new PayoutSheet(statement, coefficients).Page(), NotesSheet.Page(statement)]);
    }
}
