using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Visits, their places, times and costs against the magnitudes of the domain (5.1, 5.4, 5.5).</summary>
[Collection("sample city")]
public sealed class SampleCityVisitTests(SampleCityFixture city)
{
    // the visits for which people choose a place, as the indicator counts them; the chronic are hypertensive or diabetic, the signed have a contract that took effect in the year
    const string Placed = """
        (select visits.*, institutions.kind_code not like 'A%' as is_grassroots, signed.team, signed.person is not null as is_signed, chronic.person is not null as is_chronic
         from visits
         join (select distinct institution, kind_code from institutions) as institutions using (institution)
         left join (select person, min(team) as team from agreed where year(effective_on) = 2025 group by person) as signed on signed.person = visits.person
         left join (select distinct person from groups_now where key_group in ('hypertension', 'diabetes')) as chronic on chronic.person = visits.person
         where visits.period like '2025-%' and visits.kind in ('outpatient', 'emergency'))
        """;

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    public void A_resident_makes_four_visits_a_year(int year) =>
        Assert.InRange(city.Number($"select (select count(*) from visits where year(visited_at) = {year}) / (select count(*) from people)"), 4.05, 4.35);

    [Fact]
    public void A_tenth_of_the_people_makes_a_third_of_the_visits()
    {
        const string counts = "(select living.person, count(visits.visit) as visit_count from living left join visits on visits.person = living.person and year(visited_at) = 2025 group by 1)";
        Assert.InRange(city.Number($"select sum(visit_count) filter (place <= (select count(*) / 10 from living)) / sum(visit_count) from (select visit_count, row_number() over (order by visit_count desc) as place from {counts})"), 0.30, 0.345);
        // wider than Poisson by far
        Assert.InRange(city.Number($"select var_pop(visit_count) / avg(visit_count) from {counts}"), 3.5, 8);
    }

    [Fact]
    public void The_chronically_ill_come_almost_twice_as_often() =>
        Assert.InRange(city.Number($"""
            select (count(*) filter (is_chronic) / (select count(distinct person) from groups_now where key_group in ('hypertension', 'diabetes')))
              / (count(*) filter (not is_chronic) / (select count(*) from living anti join (select * from groups_now where key_group in ('hypertension', 'diabetes')) as chronic using (person)))
            from {Placed} as placed
            """), 1.6, 2.0);

    [Theory]
    [InlineData("not is_signed", 0.52)]
    [InlineData("is_signed and not is_chronic", 0.65)]
    [InlineData("is_signed and is_chronic", 0.72)]
    public void The_signed_go_to_the_grassroots_more_often(string who, double share) =>
        Assert.InRange(city.Number($"select avg(is_grassroots::integer) from {Placed} as placed where {who}"), share - 0.025, share + 0.025);

    [Fact]
    public void Teams_differ_in_their_share_of_the_grassroots() =>
        Assert.InRange(city.Number($"select stddev(share) from (select avg(is_grassroots::integer) as share from {Placed} as placed where is_signed group by team having count(*) > 1000)"), 0.06, 0.11);

    [Theory]
    [InlineData(1, 0.86)]
    [InlineData(2, 0.82)]
    [InlineData(12, 1.12)]
    public void Months_have_their_season(int month, double index) =>
        Assert.InRange(city.Number($"select 12 * count(*) filter (month(visited_at) = {month}) / count(*) from visits where kind <> 'dialysis'"), index - 0.03, index + 0.03);

    [Fact]
    public void A_weekend_day_sees_less_than_half_a_weekday() =>
        Assert.InRange(city.Number("select (count(*) filter (isodow(visited_at) > 5) / 2) / (count(*) filter (isodow(visited_at) <= 5) / 5) from visits"), 0.40, 0.50);

    [Fact]
    public void All_kinds_of_visits_occur_and_few_lack_a_diagnosis_or_the_time_of_day()
    {
        Assert.Equal(7, city.Number("select count(distinct kind) from visits"));
        Assert.InRange(city.Number("select avg((diagnosis is null)::integer) from visits"), 0.02, 0.07);
        Assert.All(city.Rows("select avg((diagnosis is null)::integer) from visits join institutions using (institution) group by unit", row => row.GetDouble(0)), share => Assert.True(share < 0.1));
        Assert.InRange(city.Number("select avg((visited_at = visited_at::date)::integer) from visits"), 0.005, 0.15);
    }

    [Fact]
    public void A_visit_costs_three_to_six_percent_more_than_the_year_before() =>
        Assert.InRange(city.Number("""
            select (avg(cost_fen) filter (year(visited_at) = 2025)) / (avg(cost_fen) filter (year(visited_at) = 2024)) - 1
            from visits where kind = 'outpatient' and institution not like '990102A%'
            """), 0.025, 0.065);

    [Fact]
    public void Nobody_comes_before_birth_or_after_death() =>
        Assert.Equal(0, city.Number("select count(*) from visits join people using (person) where visited_at::date < born_on or visited_at::date > left_on"));

    [Fact]
    public void Four_in_five_accepted_referrals_are_seen_in_hospital_within_two_weeks() =>
        Assert.InRange(city.Number("""
            select avg(coalesce(seen, 0))
            from (
              select referral, max((visits.visit is not null)::integer) as seen
              from referrals
              left join visits on visits.person = referrals.person and visits.institution like '%A___'
                and visited_at::date between applied_on and applied_on + 14
              where direction = 'up' and referrals.status = 'accepted' and applied_on < date '2025-12-15'
              group by referral)
            """), 0.72, 0.92);

    [Fact]
    public void A_few_centres_and_every_hospital_send_their_own_visits()
    {
        Assert.InRange(city.Number("select count(distinct sender) from visits where sender like '______B___'"), 1, 3);
        Assert.Equal(0, city.Number("select count(*) from visits where institution like '%A___' and sender <> institution"));
    }
}
