using FamilyDoctor.Analytics.Rules.Payouts;
using FsCheck.Fluent;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Payouts;

public class FenTests
{
    // domain.md 1.7: 1,665 contracts × 10 yuan = 7 公卫 + 3 医保, plus 2 to hospital doctors
    [Fact]
    public void Mianyang_pays_16650_yuan_for_a_team_and_3330_to_the_hospital()
    {
        var heads = new Heads(1665);
        Assert.Equal(1_165_500, Fen.Earned(heads, 700, 1));
        Assert.Equal(499_500, Fen.Earned(heads, 300, 1));
        Assert.Equal(1_665_000, Fen.Earned(heads, 700, 1) + Fen.Earned(heads, 300, 1));
        Assert.Equal(333_000, Fen.Earned(heads, 200, 1));
    }

    [Fact]
    public void Head_months_are_divided_by_twelve_once()
    {
        // 7 months × 1.00 yuan = 58.33 fen
        Assert.Equal(58, Fen.Earned(Heads.HeadMonths(7), 100, 1));
        // a third of a head rounded before it is multiplied would lose the third fen
        Assert.Equal(100, Fen.Earned(Heads.HeadMonths(4), 300, 1));
    }

    [Fact]
    public void Half_a_fen_is_rounded_up()
    {
        Assert.Equal(1, Fen.Earned(new Heads(1), 1, 0.5m));
        Assert.Equal(1, Fen.Earned(Heads.HeadMonths(6), 1, 1));
        Assert.Equal(3, Fen.Earned(2.5m, 1, 1));
    }

    [Fact]
    public void Persons_and_their_head_months_earn_the_same() =>
        Laws.Hold(
            from persons in Gen.Choose(0, 3000)
            from price in Laws.Longs(0, 20_000)
            from coefficient in Laws.Hundredths(0, 2)
            select (persons, price, coefficient),
            fee => Fen.Earned(new Heads(fee.persons), fee.price, fee.coefficient)
                == Fen.Earned(Heads.HeadMonths(12L * fee.persons), fee.price, fee.coefficient)
                && Fen.Earned(new Heads(fee.persons), fee.price, fee.coefficient)
                == Fen.Earned((decimal)fee.persons, fee.price, fee.coefficient));

    [Fact]
    public void Heads_read_as_a_person_writes_them()
    {
        Assert.Equal("1665 人", new Heads(1665).Text);
        Assert.Equal("19 人月 ÷ 12", Heads.HeadMonths(19).Text);
        Assert.Equal("1665 人 × 7.00 元 × 0.9 = 10,489.50 元", EarnedLine.Of("t", "phs", new Heads(1665), 700, 0.90m).Explanation);
    }

    // D12: 相差 y 元
    [Fact]
    public void The_money_to_the_next_grade_is_the_line_at_its_coefficient_less_the_line()
    {
        var line = EarnedLine.Of("t", "phs", new Heads(1665), 700, 0.90m);
        Assert.Equal(116_550, line.AtCoefficient(1).EarnedFen - line.EarnedFen);
    }

    [Fact]
    public void Negative_factors_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Heads(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Heads.HeadMonths(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fen.Earned(1m, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fen.Earned(1m, 1, -1));
    }
}
