using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Explain;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using FamilyDoctor.Analytics.Warehouse.Statements;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class StatementTests(SmallCity city) : IDisposable
{
    const int Title = 1;
    const int Numerator = 3;
    const int Score = 10;

    readonly string _folder = Directory.CreateTempSubdirectory("fda-statements-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void LibreOffice_finds_the_same_scores_and_the_same_fen()
    {
        using var version = VersionReader.OpenCurrent(city.Data);
        var book = StatementBook.Read(version, PublishedAssessments.Read(version, Explainer.DefinitionsOf(version)));
        var statements = book.Teams.Select(book.Of).ToList();
        Assert.Equal(6, statements.Count);
        foreach (var statement in statements)
            StatementFile.Write(statement, Path.Combine(_folder, statement.Team.Team + ".xlsx"));
        // with other numbers typed in, the formulas must go the other ways of their rules as well
        foreach (var statement in statements)
            Halve(Path.Combine(_folder, statement.Team.Team + ".xlsx"), Path.Combine(_folder, statement.Team.Team + "-typed.xlsx"));
        var recalculated = LibreOffice.Recalculate(_folder);

        foreach (var statement in statements)
        {
            Same(statement.Cards[0].Score.Card, Sheets(statement, ""), statement);
            Same(Halved(statement).Cards[0].Score.Card, Sheets(statement, "-typed"), null);
        }

        IReadOnlyList<ReadSheet> Sheets(TeamStatement statement, string kind) => SheetReader.Read(Path.Combine(recalculated, statement.Team.Team + kind + ".xlsx"));
    }

    static void Same(Scorecard card, IReadOnlyList<ReadSheet> sheets, TeamStatement? statement)
    {
        var scores = sheets.Single(sheet => sheet.Name == "得分");
        var nodes = card.AllNodes().ToList();
        for (var i = 0; i < nodes.Count; i++)
        {
            Assert.Equal(nodes[i].Title, scores.At(5 + i, Title).Shown);
            Assert.Equal(nodes[i].Score, scores.At(5 + i, Score).Number);
        }

        Assert.Equal(card.Total, scores.At(5 + nodes.Count, Score).Number);
        Assert.Equal(card.Grade, scores.At(6 + nodes.Count, Score).Text);
        Assert.Equal(card.Coefficient, scores.At(7 + nodes.Count, Score).Number);
        if (statement is null)
            return;
        var payout = sheets.Single(sheet => sheet.Name == "发放");
        var row = 4;
        foreach (var line in statement.Lines)
        {
            row += line.Earned.Parts.Count > 1 ? line.Earned.Parts.Count : 0;
            Assert.Equal(Fen.ToYuan(line.Earned.EarnedFen), payout.At(row, 8).Number);
            Assert.Equal(Fen.ToYuan(line.Paid.Settled.PaidFen), payout.At(row++, 9).Number);
        }

        Assert.Equal(Fen.ToYuan(statement.EarnedFen), payout.At(row, 8).Number);
        Assert.Equal(Fen.ToYuan(statement.PaidFen), payout.At(row, 9).Number);
        Assert.Equal(CapitalAmount.Of(statement.PaidFen), payout.At(row + 2, 2).Text);
    }

    /// <summary>The team with every other numerator halved.</summary>
    static TeamStatement Halved(TeamStatement statement)
    {
        var card = statement.Cards[0];
        var measures = card.Score.Card.AllNodes().Where(node => node.Definition is Measure).ToList();
        var values = card.Score.Team.Values.ToDictionary(StringComparer.Ordinal);
        foreach (var node in measures.Where((_, i) => i % 2 == 0).Where(node => node.Value?.State == ValueState.Value))
            values[((Measure)node.Definition).Indicator] = IndicatorValue.Of(Math.Floor(node.Value!.Value.Numerator / 2), node.Value.Value.Denominator);
        return statement with { Cards = [card with { Score = card.Score with { Card = Scorer.Score(card.Definition.Scheme, values) } }], Lines = [] };
    }

    /// <summary>The same done by hand, in the cells of a written statement.</summary>
    static void Halve(string from, string to)
    {
        File.Copy(from, to);
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(to, isEditable: true);
        var cells = book.WorkbookPart!.WorksheetParts.First(part => part.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal))
            .Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(cell => cell.CellReference!.Value!, StringComparer.Ordinal);
        var measure = 0;
        // dimensions have no target
        for (var row = 5; cells.TryGetValue($"F{row}", out var goal); row++)
        {
            if (goal.CellValue is null)
                continue;
            var numerator = cells[CellAddress.Of(row, Numerator)];
            if (measure++ % 2 == 0 && numerator.CellValue is { } value)
                numerator.CellValue = new(Math.Floor(decimal.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture) / 2));
        }
    }
}
