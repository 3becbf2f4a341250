using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Build;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A key that the statement itself makes need not be counted; any other must be.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("select a.person, a.year, count(*) as n from t as a group by a.person, a.year", true)]
    [InlineData("with b as (select * from t) select b.person, b.y as year, sum(b.n) as n from b join c on c.x = b.x group by b.person, b.y having sum(b.n) > 0", true)]
    [InlineData("select a.person, max(a.year) as year from t as a group by a.person", true)]
    [InlineData("select a.person, a.year, a.team from t as a group by a.person, a.year, a.team", false)]
    [InlineData("select a.person, a.day::date as year from t as a group by a.person, a.day", false)]
    [InlineData("select a.person, b.year from t as a join t as b on true group by a.person, a.year, b.year", false)]
    [InlineData("select a.person, a.year from t as a group by grouping sets ((a.person, a.year), (a.person))", false)]
    [InlineData("select a.person, a.year from t as a group by rollup (a.person, a.year)", false)]
    [InlineData("select a.person, a.year, unnest([1, 2]) as n from t as a group by a.person, a.year", false)]
    [InlineData("select a.person, a.year from t as a group by a.person, a.year union all select 1, 2", false)]
    [InlineData("select a.person, a.year from t as a group by 1, 2", false)]
    [InlineData("select a.person, a.year from t as a", false)]
    public void A_key_is_proved_where_the_statement_groups_by_nothing_else(string sql, bool isProved)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();

        Assert.Equal(isProved, SqlSyntax.Parse(connection, "t.sql", sql, [])!.GroupsBy(["person", "year"]));
    }
}
