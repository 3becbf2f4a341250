using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;
using static FamilyDoctor.Analytics.Rules.Tests.Examples;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>How formulas read; that they compute what the scorer does is tested with a spreadsheet program (Pipeline.Tests).</summary>
public class SheetFormulaTests
{
    [Fact]
    public void A_formula_has_every_way_of_its_rule() => Assert.Equal(
        "IF(ROUND(E5,12)>=F5,H5,IF(ROUND(E5,12)>0,H5*E5/F5,0))", Of(new AtLeast(0.6m), 1, 3));

    [Fact]
    public void A_way_that_the_numbers_do_not_take_is_there_all_the_same() => Assert.Equal(
        Of(new AtLeast(0.6m), 1, 3), Of(new AtLeast(0.6m), 3, 3));

    [Fact]
    public void Steps_are_asked_from_below() => Assert.Equal(
        "IF(ROUND(E5,12)>=0.5,IF(ROUND(E5,12)>0.8,H5*10/G5,H5*6/G5),H5*2/G5)",
        Of(new Steps([new(new(0.8m, false, null, false), 10), new(new(0.5m, true, 0.8m, true), 6), new(new(null, false, 0.5m, false), 2)]), 9, 10));

    [Fact]
    public void A_number_without_a_cell_stands_for_itself() => Assert.Equal(
        "IF(ROUND(1/3,12)>=0.6,10,IF(ROUND(1/3,12)>0,10*(1/3)/0.6,0))",
        SheetFormula.Score(Scorer.Score(Scheme(Measure("m", 10, new AtLeast(0.6m))), Values(("m", 1, 3))).Roots[0], _ => null));

    [Fact]
    public void A_growth_is_its_quotient_less_one()
    {
        var growth = Measure("m", 10, new Linear(0.15m, 0.05m)) with { Kind = ValueKind.Growth };
        Assert.Equal("C5/D5-1", SheetFormula.Value(Scorer.Score(Scheme(growth), Values(("m", 110, 100))).Roots[0], Cell));
    }

    [Fact]
    public void A_node_without_a_value_has_no_formula()
    {
        var node = Scorer.Score(Scheme(Measure("m", 10, new AtLeast(0.6m))), new Dictionary<string, IndicatorValue>()).Roots[0];
        Assert.Null(SheetFormula.Score(node, Cell));
        Assert.Null(SheetFormula.Value(node, Cell));
    }

    [Theory]
    [InlineData(MidpointRounding.AwayFromZero, "ROUND(I5,2)")]
    [InlineData(MidpointRounding.ToZero, "ROUNDDOWN(ROUND(I5,12),2)")]
    [InlineData(MidpointRounding.ToPositiveInfinity, "ROUNDUP(ROUND(I5,12),2)")]
    public void Rounding_is_the_declared_one(MidpointRounding mode, string formula) => Assert.Equal(formula, SheetFormula.Rounded("I5", new(2, mode)));

    [Fact]
    public void Money_is_multiplied_in_whole_numbers_and_divided_once()
    {
        EarnedPart months = EarnedPart.Of(Heads.HeadMonths(4006), 300);
        Assert.Equal("ROUND(C4*ROUND(F4*100,0)*ROUND(G4*100,0)/1200,0)/100", EarnedFormula.Yuan([(months, "C4", "F4")], "G4", 2));
        Assert.Equal(
            "ROUND((C4*ROUND(F4*100,0)+C5*ROUND(F5*100,0)*12)*G6/12,0)/100",
            EarnedFormula.Yuan([(months, "C4", "F4"), (new EarnedPart("项次", 7, 1, 100), "C5", "F5")], "G6", 0));
    }

    static string? Of(ScoringRule rule, decimal numerator, decimal denominator) =>
        SheetFormula.Score(Scorer.Score(Scheme(Measure("m", 10, rule)), Values(("m", numerator, denominator))).Roots[0], Cell);

    static string? Cell(NamedQuantity quantity) => quantity switch
    {
        { IsGoal: true } => "F5",
        { Name: NamedQuantity.Numerator } => "C5",
        { Name: NamedQuantity.Denominator } => "D5",
        { Name: NamedQuantity.Value } => "E5",
        { Name: NamedQuantity.Points } => "H5",
        { Name: NamedQuantity.Declared } => "G5",
        _ => null,
    };
}
