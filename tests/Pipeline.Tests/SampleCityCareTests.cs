using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Services, follow-ups and surveys against the magnitudes of the domain (3.1, 5.2, 5.5).</summary>
[Collection("sample city")]
public sealed class SampleCityCareTests(SampleCityFixture city)
{
    // teams that neither cheat nor read by hand
    const string Readings = """
        (select teams.team, avg((systolic % 10 = 0)::integer) as zeros, avg((systolic < 140 and diastolic < 90)::integer) as controlled
         from follow_ups
         join (select team from ordinary where team not in (select team from honest where what = 'reads_by_hand')) as teams on teams.team = split_part(operator, '-', 1)
         where disease = 'hypertension' group by teams.team having count(*) > 200)
        """;

    [Fact]
    public void Services_and_follow_ups_of_a_year_are_twelve_millions_in_the_full_city() =>
        Assert.InRange(
            city.Number("select (select count(*) from services where year(served_at) = 2025) + (select count(*) from follow_ups where year(followed_on) = 2025)") * 1_880 / 120,
            11_000_000, 13_200_000);

    [Fact]
    public void Half_of_all_pressures_end_in_zero_and_teams_differ()
    {
        Assert.InRange(city.Number($"select avg(zeros) from {Readings}"), 0.53, 0.59);
        Assert.InRange(city.Number($"select stddev(zeros) from {Readings}"), 0.075, 0.125);
    }

    [Fact]
    public void Two_thirds_of_the_managed_are_controlled_and_teams_differ()
    {
        Assert.InRange(city.Number($"select avg(controlled) from {Readings}"), 0.66, 0.70);
        Assert.InRange(city.Number($"select stddev(controlled) from {Readings}"), 0.05, 0.09);
    }

    [Theory]
    [InlineData("services", "served_at::date")]
    [InlineData("follow_ups", "followed_on")]
    public void Records_are_typed_in_within_two_days_at_the_median_and_two_weeks_for_nine_in_ten(string source, string day)
    {
        Assert.Equal(2, city.Number($"select median(entered_at::date - {day}) from {source}"));
        Assert.InRange(city.Number($"select avg((entered_at::date - {day} <= 14)::integer) from {source}"), 0.88, 0.95);
    }

    [Fact]
    public void The_patients_of_a_team_are_seen_about_four_times_a_year() =>
        Assert.InRange(city.Number("""
            select (select count(*) from follow_ups where year(followed_on) = 2025)
              / (select count(*) from key_groups join living using (person) where key_groups.period = '2025' and is_managed and key_group in ('hypertension', 'diabetes') and registered_on < date '2025-01-01')
            """), 3.2, 4.0);

    [Fact]
    public void Every_service_is_an_item_of_a_package_under_a_contract_of_that_team()
    {
        Assert.Equal(0, city.Number("select count(*) from services anti join package_items using (item)"));
        // seven contracts stand in rows that were spoiled
        Assert.InRange(city.Number("""
            select count(distinct (person, team)) from services
            where length(person) = 18 and served_at is not null and person in (select person from residents) and not exists (
              select 1 from contracts where contracts.person = services.person and contracts.team = services.team and effective_on <= served_at::date)
            """), 0, 7);
    }

    [Fact]
    public void Only_cheats_serve_the_dead() =>
        Assert.Equal(0, city.Number("""
            select count(*) from services join people using (person)
            where served_at::date > died_on and team not in (select team from cheats where detector = 'D06')
            """));

    [Fact]
    public void Nine_in_ten_are_satisfied_and_every_survey_says_who_asked()
    {
        foreach (var surveyor in new[] { "third_party", "own" })
            Assert.InRange(city.Number($"select avg((rating in ('very_satisfied', 'satisfied'))::integer) from surveys where rating <> 'invalid' and surveyor = '{surveyor}'"), 0.87, 0.94);
        Assert.Equal(0, city.Number("select count(*) from surveys where (surveyor = 'third_party') <> (sender = 'city')"));
        Assert.InRange(city.Number("select count(*) from (select team from surveys where sender = 'city' and period like '2025%' and rating <> 'invalid' group by team having count(*) < 30)"), 1, 30);
    }

    [Fact]
    public void Nineteen_in_twenty_are_insured_by_one_of_two_funds()
    {
        Assert.InRange(city.Number("select count(distinct person) / (select count(*) from people) from insurance"), 0.93, 0.98);
        Assert.Equal(2, city.Number("select count(distinct fund) from insurance"));
    }
}
