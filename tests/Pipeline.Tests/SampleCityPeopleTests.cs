using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>People, teams and places against the magnitudes of the domain (5.2, 5.5).</summary>
[Collection("sample city")]
public sealed class SampleCityPeopleTests(SampleCityFixture city)
{
    [Fact]
    public void No_birthday_is_so_frequent_that_its_numbers_run_out() =>
        Assert.InRange(city.Number("select max(persons) from (select substr(person, 1, 14) as born, count(distinct person) as persons from residents group by born)"), 1, 120);

    [Fact]
    public void A_city_of_120_teams_has_about_302500_residents() =>
        Assert.InRange(city.Number("select count(distinct person) from residents"), 302_500 * 0.98, 302_500 * 1.02);

    [Fact]
    public void It_has_three_units_the_last_one_a_development_zone_and_about_ten_centres_in_eight_towns()
    {
        Assert.Equal(["district", "district", "zone"], city.Rows("select distinct unit, kind from assessed_units order by unit", row => row.GetString(1)));
        Assert.Equal(120, city.Number("select count(distinct team) from teams"));
        Assert.InRange(city.Number("select count(distinct institution) from institutions where kind_code in ('B100', 'C100', 'C210', 'C220')"), 8, 14);
        Assert.InRange(city.Number("select count(distinct (unit, town)) from institutions where town is not null"), 6, 11);
        Assert.True(city.Number("select count(distinct kind_code) from institutions where kind_code in ('A100', 'A210', 'B200', 'D600', 'D211')") == 5);
    }

    [Fact]
    public void A_region_code_is_reserved_and_every_number_is_valid_and_belongs_to_one_person()
    {
        Assert.Equal(0, city.Number("select count(*) from residents where not person like '99%'"));
        // every person of the first year is in the second, spoiled rows apart
        Assert.InRange(city.Number("""
            with places as (select unnest(range(1, 18)) as place, unnest([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) as weight),
              sums as (select person, sum(substr(person, place, 1)::integer * weight) as total from (select distinct person from residents), places group by person)
            select count(*) from sums where substr('10X98765432', (1 + total % 11)::integer, 1) <> substr(person, 18, 1)
            """), 1, 6);
        Assert.Equal(0, city.Number("select count(*) from (select person from residents where period = '2025' group by person having count(*) > 1)"));
        Assert.InRange(city.Number("select count(*) from residents where strftime(born_on, '%Y%m%d') <> substr(person, 7, 8)"), 0, 3);
    }

    [Theory]
    [InlineData("age >= 65", 0.154, 0.006)]
    [InlineData("age < 7", 0.070, 0.005)]
    [InlineData("age >= 60", 0.205, 0.012)]
    public void Ages_are_spread_as_in_the_census(string who, double share, double tolerance) =>
        Assert.InRange(city.Number($"select avg(({who})::integer) from living"), share - tolerance, share + tolerance);

    [Fact]
    public void Eight_in_a_thousand_are_pregnant() =>
        Assert.InRange(city.Number("select (select count(*) from groups_now where key_group = 'maternal') / (select count(*) from living)"), 0.0065, 0.0095);

    [Theory]
    [InlineData("hypertension", 18, 200, 0.275, 0.010)]
    [InlineData("hypertension", 18, 30, 0.089, 0.015)]
    [InlineData("hypertension", 30, 40, 0.134, 0.015)]
    [InlineData("hypertension", 60, 200, 0.549, 0.020)]
    [InlineData("diabetes", 18, 200, 0.112, 0.006)]
    public void Illness_grows_with_age(string disease, int from, int below, double share, double tolerance) =>
        Assert.InRange(city.Number($"""
            select avg((groups_now.person is not null)::integer)
            from living left join groups_now on groups_now.person = living.person and key_group = '{disease}'
            where age >= {from} and age < {below}
            """), share - tolerance, share + tolerance);

    [Fact]
    public void One_team_in_fifteen_is_one_village_doctor_and_a_few_teams_are_new()
    {
        Assert.InRange(city.Number("select count(*) from (select team from members where period = '2025' group by team having count(*) = 1)"), 7, 9);
        Assert.InRange(city.Number("select count(distinct team) from teams where founded_on >= date '2025-01-01'"), 1, 4);
    }

    [Fact]
    public void Bases_come_for_seven_teams_in_ten_and_a_unit_counts_more_than_its_institutions()
    {
        Assert.InRange(city.Number("select count(distinct place) / 120 from bases where level = 'team' and period = '2025'"), 0.60, 0.80);
        Assert.All(
            city.Rows("""
                select units.persons, sum(parts.persons)
                from bases as units
                join bases as parts on parts.level = 'institution' and left(parts.place, 6) = units.place and parts.key_group = units.key_group
                  and parts.residence = units.residence and parts.counted_on = units.counted_on
                where units.level = 'district'
                group by all
                """, row => (Unit: row.GetInt64(0), Parts: (long)row.GetFieldValue<System.Numerics.BigInteger>(1))),
            row => Assert.InRange(row.Parts, row.Unit * 9 / 10, row.Unit));
    }
}
