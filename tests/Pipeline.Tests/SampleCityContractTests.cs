using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Contracts, renewals, prices and budgets against the magnitudes of the domain (5.3, 5.5).</summary>
[Collection("sample city")]
public sealed class SampleCityContractTests(SampleCityFixture city)
{
    [Fact]
    public void Team_sizes_are_log_normal_around_1605_and_capped()
    {
        // those that are very small on purpose stand apart
        const string sizes = "(select team, count(*) as size from agreed join ordinary using (team) where year(effective_on) = 2025 group by team having count(*) > 150)";
        Assert.InRange(city.Number($"select median(size) from {sizes}"), 1_450, 1_760);
        Assert.InRange(city.Number($"select stddev(ln(size)) from {sizes}"), 0.27, 0.39);
        Assert.InRange(city.Number("select max(size) from (select team, count(*) as size from active join ordinary using (team) group by team)"), 2_200, 2_600);
    }

    [Fact]
    public void Contracts_of_a_year_are_those_of_Mianyang_in_proportion() =>
        Assert.InRange(city.Number("select count(*) from agreed where year(effective_on) = 2025") * 1_880 / 120, 3_130_000 * 0.94, 3_130_000 * 1.06);

    // the team sizes and the population of the domain make 66 % for the city, so units lie on both sides of it
    [Fact]
    public void Two_in_three_are_signed_and_units_differ()
    {
        var shares = city.Rows("""
            select living.unit, count(signed.person), count(*)
            from living left join (select distinct person from active) as signed using (person)
            where residence = 'usual' group by living.unit
            """, row => (Signed: row.GetInt64(1), All: row.GetInt64(2)));
        Assert.InRange(shares.Sum(unit => unit.Signed) / (double)shares.Sum(unit => unit.All), 0.62, 0.68);
        Assert.All(shares, unit => Assert.InRange(unit.Signed / (double)unit.All, 0.55, 0.72));
        Assert.True(shares.Max(unit => unit.Signed / (double)unit.All) - shares.Min(unit => unit.Signed / (double)unit.All) > 0.02);
    }

    [Fact]
    public void Of_the_key_groups_65_to_83_percent_are_signed() =>
        Assert.InRange(city.Number("""
            select avg((active.person is not null)::integer)
            from (select distinct person from groups_now) as listed
            join living using (person)
            left join (select distinct person from active) as active on active.person = listed.person
            """), 0.65, 0.83);

    [Fact]
    public void Four_in_five_contracts_are_renewed_and_teams_differ()
    {
        const string renewals = """
            (select ended.team, avg((next.contract is not null)::integer) as share, count(*) as ended
             from (select * from agreed where expires_on between date '2024-01-01' and date '2025-09-30' and cancelled_on is null) as ended
             join people on people.person = ended.person and (left_on is null or left_on > expires_on + 90)
             left join agreed as next on next.person = ended.person and next.team = ended.team and next.contract <> ended.contract
               and next.effective_on between ended.expires_on - 60 and ended.expires_on + 90
             group by ended.team having count(*) > 200)
            """;
        Assert.InRange(city.Number($"select sum(share * ended) / sum(ended) from {renewals}"), 0.78, 0.83);
        Assert.InRange(city.Number($"select min(share) from {renewals}"), 0.62, 0.75);
        Assert.InRange(city.Number($"select max(share) from {renewals}"), 0.86, 0.96);
    }

    [Fact]
    public void Some_people_hold_two_contracts_some_change_team_and_some_files_take_a_contract_back()
    {
        Assert.InRange(city.Number("select count(*) from (select person from active group by person having count(distinct team) > 1)"), 500, 6_000);
        Assert.InRange(city.Number("select count(*) from agreed where renewal = 'transfer'"), 800, 5_000);
        Assert.InRange(city.Number("select count(distinct contract) from contracts where status = 'void'"), 200, 2_000);
    }

    [Fact]
    public void Contracts_start_after_birth_and_none_is_signed_for_the_dead_by_honest_teams() =>
        Assert.Equal(0, city.Number("""
            select count(*) from agreed join people using (person)
            where effective_on < born_on or (signed_on > died_on and team not in (select team from cheats where detector = 'D06'))
            """));

    [Fact]
    public void Nobody_is_without_a_register_entry() =>
        Assert.Equal(0, city.Number("select count(*) from agreed anti join residents using (person) where length(person) = 18"));

    [Fact]
    public void Public_health_pays_seven_yuan_and_insurance_three() =>
        Assert.Equal([300, 700], city.Rows("select distinct price_fen from prices order by 1", row => row.GetInt64(0)));

    [Fact]
    public void One_budget_falls_short_and_the_others_leave_something()
    {
        var covered = city.Rows("""
            select budgets.unit, budgets.payer, budget_fen / (price_fen * heads)
            from budgets
            join prices using (unit, payer, year)
            join (select unit, count(distinct person) as heads, 'public_health' as payer from active where residence = 'usual' group by unit
              union all
              select unit, count(distinct person), fund || '_insurance' from active join insurance using (person) where insured_to is null group by unit, fund) as counted
              using (unit, payer)
            where year = 2025
            """, row => row.GetDouble(2));
        Assert.Equal(9, covered.Count);
        Assert.Equal(1, covered.Count(share => share < 0.80));
        Assert.Equal(8, covered.Count(share => share is > 0.93 and < 1.08));
    }
}
