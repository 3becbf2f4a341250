using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class PrepareTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void A_prepared_command_runs_with_changing_parameters()
    {
        connection.Execute("create table t (n int, s varchar)");
        using var command = connection.Command("insert into t values ($n, $s)", new DuckDBParameter("n", 0), new DuckDBParameter("s", ""));
        command.Prepare();
        for (var i = 0; i < 100; i++)
        {
            command.Parameters["n"].Value = i;
            command.Parameters["s"].Value = i % 2 == 0 ? "even" : null;
            Assert.Equal(1, command.ExecuteNonQuery());
        }
        Assert.Equal(50L, connection.Scalar("select count(s) from t"));
    }

    [Fact]
    public void A_prepared_command_follows_its_text()
    {
        using var command = connection.Command("select 1");
        command.Prepare();
        command.CommandText = "select 2";
        Assert.Equal(2, command.ExecuteScalar());
    }

    [Fact]
    public void A_prepared_command_survives_the_reopening_of_its_connection()
    {
        using var command = connection.Command("select 1");
        command.Prepare();
        connection.Close();
        Assert.Throws<InvalidOperationException>(() => command.ExecuteScalar());
        connection.Open();
        Assert.Equal(1, command.ExecuteScalar());
    }

    [Fact]
    public void A_prepared_command_runs_again_when_its_reader_is_closed()
    {
        using var command = connection.Command("select range from range(10000)");
        command.Prepare();
        using (var first = command.ExecuteReader())
        {
            Assert.True(first.Read());
            Assert.Throws<InvalidOperationException>(command.ExecuteReader);
            Assert.True(first.Read());
        }
        Assert.Equal(0L, command.ExecuteScalar());
    }

    [Fact]
    public void Preparing_finds_errors()
    {
        using var command = connection.Command("select * from nowhere");
        Assert.Throws<DuckDBException>(command.Prepare);
    }
}
