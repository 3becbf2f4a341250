using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Rules.Tests.Scoring;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using FamilyDoctor.Analytics.Warehouse.Statements;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Formulas for schemes and amounts that no shipped scheme has.</summary>
public sealed class StatementFormulaTests : IDisposable
{
    const int FirstNode = 5;
    const int Exact = 9;
    const int Score = 10;

    static readonly MidpointRounding[] Modes = Enum.GetValues<MidpointRounding>();

    readonly string _folder = Directory.CreateTempSubdirectory("fda-formulas-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void LibreOffice_agrees_on_generated_schemes_and_on_every_half_fen()
    {
        var cards = Cases.SchemesWithValues.Sample(40, 50).Select((made, i) => Card(made.Scheme with { Rounding = new(i % 5, Modes[i % Modes.Length], i % 4 == 0) }, made.Values)).ToList();
        var statement = new TeamStatement(new("v", "2025", new(2026, 1, 1), "p"), new("0101", "团队", "01", "机构", null, null), [], [], new(new Dictionary<string, IndicatorFile>(), new Dictionary<string, Warehouse.Explain.SourceRows>()));
        SheetWriter.Write(Path.Combine(_folder, "scores.xlsx"), [.. cards.Select((card, i) => new ScoreSheet($"s{i}", card).Page(statement))]);
        var amounts = Amounts().ToList();
        SheetWriter.Write(Path.Combine(_folder, "amounts.xlsx"), [new("应拨", [10, 10, 10, 10], [.. amounts.Select((amount, i) => Cells(amount, i + 1))])]);
        var folder = LibreOffice.Recalculate(_folder);

        var scores = SheetReader.Read(Path.Combine(folder, "scores.xlsx"));
        for (var i = 0; i < cards.Count; i++)
        {
            var card = cards[i].Score.Card;
            var row = FirstNode;
            foreach (var node in card.AllNodes())
            {
                var found = scores[i].At(row++, Score);
                Assert.True(node.Score == found.Number, $"{node.Key} {node.Definition} rounded {node.Rounding.Text}: {node.Score}, LibreOffice {found.Shown} of {scores[i].At(row - 1, Exact).Shown}; {string.Join(" | ", node.Explanation.Lines)}");
            }

            Assert.Equal(card.Total, scores[i].At(row, Score).Number);
            Assert.Equal(card.Grade, scores[i].At(row + 1, Score).Text);
        }

        var sheet = SheetReader.Read(Path.Combine(folder, "amounts.xlsx"))[0];
        for (var i = 0; i < amounts.Count; i++)
        {
            var (parts, coefficient) = amounts[i];
            Assert.True(Fen.ToYuan(Fen.Earned(parts, coefficient)) == sheet.At(i + 1, 6).Number, $"{EarnedLine.Of("", "", parts, coefficient).Explanation}, LibreOffice {sheet.At(i + 1, 6).Shown}");
        }
    }

    /// <summary>Every kind of half: months × price × coefficient ÷ 12 ends in exactly .5 often, and one below it as well.</summary>
    static IEnumerable<(EarnedPart[] Parts, decimal Coefficient)> Amounts()
    {
        for (var months = 1; months < 31_200; months += 131)
        {
            foreach (var coefficient in (decimal[])[1, 0.9m, 0.85m, 0.6m, 0.0625m, 0.333333m])
                yield return ([EarnedPart.Of(Heads.HeadMonths(months), 700 + (months % 7))], coefficient);
            yield return ([EarnedPart.Of(new Heads(months), 1205), new EarnedPart("项次", months / 4m, 1, 333)], 0.75m);
        }
    }

    static IReadOnlyList<SheetCell> Cells((EarnedPart[] Parts, decimal Coefficient) amount, int row) =>
    [
        .. amount.Parts.SelectMany(part => new[] { SheetCell.Of(part.Quantity), SheetCell.Of(Fen.ToYuan(part.PriceFen)) }),
        .. Enumerable.Repeat(SheetCell.Empty, 4 - (2 * amount.Parts.Length)), SheetCell.Of(amount.Coefficient),
        SheetCell.Computed(EarnedFormula.Yuan([.. amount.Parts.Select((part, i) => (part, CellAddress.Of(row, 1 + (2 * i)), CellAddress.Of(row, 2 + (2 * i))))], $"E{row}", EarnedFormula.Places(amount.Coefficient)), 0m),
    ];

    static StatementCard Card(Scheme scheme, Dictionary<string, Rules.Indicators.IndicatorValue> values)
    {
        var team = new AssessedTeam(new TeamValues("0101", null, values, new Dictionary<string, string>()), "", null, 0, []);
        return new(new SchemeDefinition(scheme, "scheme.yaml", 0, new Dictionary<string, YamlMap>()), new TeamScore(team, Scorer.Score(scheme, values)), 1, 1, null);
    }
}
