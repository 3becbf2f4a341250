using Dapper;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class DapperTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    public sealed record Visit(long Id, string Team, decimal Amount, DateOnly On, int? Minutes);

    [Fact]
    public void Rows_become_records()
    {
        var visits = connection.Query<Visit>("select 1::bigint as Id, '甲' as Team, 2.50::decimal(9,2) as Amount, date '2024-01-02' as \"On\", null::int as Minutes");
        Assert.Equal([new Visit(1, "甲", 2.50m, new DateOnly(2024, 1, 2), null)], visits);
    }

    [Fact]
    public void Anonymous_objects_fill_named_places() =>
        Assert.Equal(7, connection.ExecuteScalar<int>("select $a::int + $b::int", new { a = 3, b = 4 }));

    [Fact]
    public void A_missing_number_of_a_declared_type_is_null() =>
        Assert.True(connection.ExecuteScalar<bool>("select $a::decimal(9, 2) is null and $b::int is null", new { a = (decimal?)null, b = (int?)null }));

    [Fact]
    public void One_statement_runs_for_each_of_many_objects()
    {
        connection.Execute("create table t (n int, s varchar)");
        Assert.Equal(2, SqlMapper.Execute(connection, "insert into t values ($n, $s)", new[] { new { n = 1, s = "a" }, new { n = 2, s = "b" } }));
        Assert.Equal("ab", connection.ExecuteScalar<string>("select string_agg(s, '' order by n) from t"));
    }

    [Fact]
    public async Task Asynchronous_queries_work() =>
        Assert.Equal([1, 2], await connection.QueryAsync<int>("select unnest([1, 2])"));
}
