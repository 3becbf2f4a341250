using Dapper;
using FamilyDoctor.Analytics.Warehouse;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Age-sex adjusted shares, worked out a second time in SQL from the rows themselves.</summary>
public sealed class AdjustedTests(SmallCity city)
{
    sealed record Row(string Code, decimal Adjusted, double Expected);

    [Fact]
    public void Each_team_is_compared_with_what_the_citys_strata_would_do_for_its_patients()
    {
        using var version = VersionReader.OpenCurrent(city.Data);
        var rows = version.Query<Row>("""
            with strata as (
                select stratum, sum(numerator) / sum(denominator) as rate from marts.strata where indicator = 'blood_pressure_control' group by stratum
            ),
            city as (select sum(numerator) / sum(denominator) as rate from marts.strata where indicator = 'blood_pressure_control'),
            teams as (
                select cells.team, sum(cells.numerator) as observed, sum(cells.denominator * strata.rate) as expected
                from marts.strata as cells inner join strata on strata.stratum = cells.stratum
                where cells.indicator = 'blood_pressure_control' and cells.team is not null
                group by cells.team
            )
            select adjusted.code, adjusted.value as adjusted, cast(teams.observed / teams.expected * city.rate as double) as expected
            from indicators.adjusted as adjusted
            inner join teams on teams.team = adjusted.code
            cross join city
            where adjusted.indicator = 'blood_pressure_control' and adjusted.level = 'team' and adjusted.period = '2025'
            """).ToList();
        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Expected, (double)row.Adjusted, 6));
        Assert.True(version.QuerySingle<long>("select count(distinct stratum) from marts.strata") >= 8);
    }
}
