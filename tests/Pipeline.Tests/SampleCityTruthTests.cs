using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>That what truth/ says was done can be found in the files.</summary>
[Collection("sample city")]
public sealed class SampleCityTruthTests(SampleCityFixture city)
{
    [Fact]
    public void One_team_in_twenty_cheats_and_every_way_occurs_twice()
    {
        Assert.Equal(6, city.Number("select count(distinct team) from cheats"));
        Assert.Equal(["D01", "D02", "D04", "D06", "D10", "D15", "D17"], city.Rows("select detector from cheats group by detector having count(*) >= 2 order by 1", row => row.GetString(0)));
        Assert.Equal(0, city.Number("select count(*) from cheats where strength not between 0.3 and 0.8 or touched < 5"));
        Assert.Equal(0, city.Number("select count(*) from cheats semi join honest using (team)"));
        Assert.Equal(5, city.Number("select count(distinct what) from honest"));
    }

    [Theory]
    [InlineData("D01", "select max(day_count) / sum(day_count) from (select team, effective_on, sum(count(*)) over (partition by team order by effective_on range between 6 preceding and current row) as day_count, count(*) as one from (select team, effective_on - date '2025-01-01' as effective_on from agreed where year(effective_on) = 2025) as days group by team, effective_on) as windows where team = '{0}'", 0.0, 1.0)]
    [InlineData("D02", "select max(entered) from (select count(*) as entered from contracts where team = '{0}' and entered_at >= date '2025-01-01' group by operator, date_trunc('hour', entered_at))", 20, 100_000)]
    [InlineData("D06", "select count(*) from services join people using (person) where served_at::date > died_on and team = '{0}'", 1, 100_000)]
    [InlineData("D10", "select max(people) from (select count(distinct person) as people from people join (select distinct person, team from agreed) as signed using (person) where team = '{0}' group by phone)", 50, 100_000)]
    [InlineData("D15", "select max(people) from (select count(distinct person) as people from follow_ups where split_part(operator, '-', 1) = '{0}' group by followed_on, systolic, diastolic, weight, heart_rate, medication)", 10, 100_000)]
    [InlineData("D17", "select avg((systolic = 138 and diastolic = 88)::integer) from follow_ups where split_part(operator, '-', 1) = '{0}' and systolic is not null", 0.15, 0.80)]
    public void A_cheat_shows_in_the_files(string detector, string sql, double least, double most) => Assert.All(
        city.Rows($"select team from cheats where detector = '{detector}'", row => row.GetString(0)),
        team => Assert.InRange(city.Number(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, team)), least, most));

    [Fact]
    public void Teams_that_do_not_serve_leave_many_without_a_service()
    {
        const string unserved = """
            (select team, avg((services.person is null)::integer) as share
             from (select distinct person, team from agreed where effective_on between date '2024-02-01' and date '2025-04-01') as signed
             left join (select distinct person, team from services) as services using (person, team)
             group by team)
            """;
        Assert.InRange(city.Number($"select avg(share) from {unserved} semi join ordinary using (team)"), 0.05, 0.25);
        Assert.InRange(city.Number($"select min(share) from {unserved} where team in (select team from cheats where detector = 'D04')"), 0.3, 1);
    }

    [Fact]
    public void Readings_by_hand_end_in_zero_without_a_heap_below_the_line()
    {
        const string byHand = "from follow_ups where disease = 'hypertension' and split_part(operator, '-', 1) in (select team from honest where what = 'reads_by_hand')";
        Assert.InRange(city.Number($"select avg((systolic % 10 = 0)::integer) {byHand}"), 0.80, 0.92);
        Assert.InRange(city.Number($"select avg((systolic = 138)::integer) {byHand}"), 0, 0.05);
    }

    [Fact]
    public void Arrivals_go_wrong_in_all_the_ways_of_life() => Assert.Equal(
        ["bad_rows", "corrected", "gb18030", "held_rows", "late", "missing", "sent_again", "superseded", "truncated", "twice", "utf8_bom", "wrong_header"],
        city.Rows("select distinct what from arrivals order by 1", row => row.GetString(0)));
}
