using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests.Anomalies;

public class InspectionDrawTests
{
    static readonly string[] Teams = [.. Enumerable.Range(0, 100).Select(number => number.ToString("D4", CultureInfo.InvariantCulture))];

    static readonly string[] Inspectors = ["甲", "乙", "丙", "丁", "戊"];

    [Fact]
    public void Every_team_is_drawn_once_and_has_two_different_inspectors()
    {
        var drawn = InspectionDraw.Of(Inspectors, Teams, 40, "a");
        Assert.Equal(40, drawn.Select(visit => visit.Team).Distinct().Count());
        Assert.All(drawn, visit => Assert.NotEqual(visit.First, visit.Second));
        Assert.All(drawn, visit => Assert.True(Inspectors.Contains(visit.First) && Inspectors.Contains(visit.Second) && Teams.Contains(visit.Team)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void No_inspector_has_more_than_one_team_more_than_another(int count)
    {
        var drawn = InspectionDraw.Of(Inspectors, Teams, count, "b");
        var visits = Inspectors.Select(inspector => drawn.Count(visit => visit.First == inspector || visit.Second == inspector)).ToList();
        Assert.InRange(visits.Max() - visits.Min(), 0, 1);
    }

    [Fact]
    public void The_same_seed_draws_the_same_in_whatever_order_the_lists_come_and_another_seed_draws_others()
    {
        var first = InspectionDraw.Of(Inspectors, Teams, 10, "a");
        Assert.Equal(first, InspectionDraw.Of([.. Inspectors.Reverse()], [.. Teams.Reverse()], 10, "a"));
        Assert.NotEqual(first.Select(visit => visit.Team), InspectionDraw.Of(Inspectors, Teams, 10, "b").Select(visit => visit.Team));
    }

    [Fact]
    public void Every_team_and_every_inspector_has_the_same_chance()
    {
        var draws = Enumerable.Range(0, 2000).Select(seed => InspectionDraw.Of(Inspectors, [.. Teams.Take(4)], 1, $"s{seed}").Single()).ToList();
        Assert.All(Teams.Take(4), team => Assert.InRange(draws.Count(visit => visit.Team == team), 430, 570));
        Assert.All(Inspectors, inspector => Assert.InRange(draws.Count(visit => visit.First == inspector || visit.Second == inspector), 700, 900));
    }

    [Fact]
    public void Nobody_inspects_alone_and_no_more_teams_are_drawn_than_there_are()
    {
        Assert.Throws<ArgumentException>(() => InspectionDraw.Of(["甲"], Teams, 1, "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => InspectionDraw.Of(Inspectors, Teams, 0, "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => InspectionDraw.Of(Inspectors, Teams, 101, "a"));
    }
}
