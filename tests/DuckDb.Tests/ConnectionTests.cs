using System.Data;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class ConnectionTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("duckdb-tests-").FullName;

    string File => Path.Combine(folder, "a.duckdb");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_connections_to_one_file_share_one_database()
    {
        using var first = Open($"Data Source={File}");
        using var second = Open($"DataSource={File}");
        first.Execute("create table t as select 42 as n");
        Assert.Equal(42, second.Scalar("select n from t"));
    }

    [Fact]
    public void The_file_is_closed_with_the_last_connection()
    {
        using (var first = Open($"Data Source={File}"))
        using (var second = Open($"Data Source={File}"))
            first.Execute("create table t (n int)");
        // a database still open would refuse another configuration
        using var readOnly = Open($"Data Source={File};access_mode=READ_ONLY");
        var error = Assert.Throws<DuckDBException>(() => readOnly.Execute("insert into t values (1)"));
        Assert.Equal(DuckDBErrorType.InvalidInput, error.ErrorType);
    }

    [Fact]
    public void Another_configuration_for_an_open_file_is_refused()
    {
        using var first = Open($"Data Source={File};threads=2");
        var error = Assert.Throws<InvalidOperationException>(() => Open($"Data Source={File};threads=1"));
        Assert.Contains("threads = 2, not 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_reach_DuckDB()
    {
        using var connection = Open($"Data Source={File};memory_limit=100MB;temp_directory={folder}");
        Assert.Equal("95.3 MiB", connection.Scalar("select current_setting('memory_limit')"));
        Assert.Equal(folder, connection.Scalar("select current_setting('temp_directory')"));
    }

    [Fact]
    public void An_unknown_option_is_refused_when_it_is_given()
    {
        var error = Assert.Throws<ArgumentException>(() => new DuckDBConnection($"Data Source={File};no_such_option=1"));
        Assert.Contains("no_such_option", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_of_an_option_is_an_error_with_DuckDBs_text()
    {
        var error = Assert.Throws<DuckDBException>(() => Open($"Data Source={File};memory_limit=much"));
        Assert.Contains("memory_limit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_can_be_given_up()
    {
        using var connection = new DuckDBConnection($"Data Source={File}");
        using var source = new CancellationTokenSource();
        var opening = connection.OpenAsync(source.Token);
        await source.CancelAsync();
        // it may have been faster
        if (await Record.ExceptionAsync(() => opening) is { } error)
        {
            Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(System.Data.ConnectionState.Closed, connection.State);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void Private_in_memory_databases_are_apart()
    {
        using var first = InMemory.Open();
        using var second = InMemory.Open();
        first.Execute("create table t (n int)");
        Assert.Throws<DuckDBException>(() => second.Execute("select * from t"));
    }

    [Fact]
    public void A_duplicate_shares_a_private_in_memory_database()
    {
        using var first = InMemory.Open();
        first.Execute("create table t as select 1 as n");
        using var second = first.Duplicate();
        Assert.Equal(1, second.Scalar("select n from t"));
    }

    [Fact]
    public void Shared_in_memory_connections_see_one_database()
    {
        using var first = Open(DuckDBConnectionStringBuilder.InMemorySharedConnectionString);
        using var second = Open(DuckDBConnectionStringBuilder.InMemorySharedConnectionString);
        first.Execute("create table t as select 1 as n");
        Assert.Equal(1, second.Scalar("select n from t"));
    }

    [Fact]
    public void A_closed_connection_runs_nothing()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        Assert.Throws<InvalidOperationException>(() => connection.Execute("select 1"));
        Assert.Throws<InvalidOperationException>(() => connection.BeginTransaction());
        Assert.Throws<InvalidOperationException>(() => connection.CreateAppender("t"));
        Assert.Throws<InvalidOperationException>(() => connection.GetQueryProgress());
    }

    [Fact]
    public void Opening_twice_is_refused()
    {
        using var connection = InMemory.Open();
        Assert.Throws<InvalidOperationException>(connection.Open);
    }

    [Fact]
    public void A_connection_string_without_a_data_source_is_refused()
    {
        using var connection = new DuckDBConnection("threads=1");
        Assert.Throws<InvalidOperationException>(connection.Open);
    }

    [Fact]
    public void A_connection_can_be_opened_again()
    {
        using var connection = InMemory.Open();
        connection.Close();
        Assert.Equal(ConnectionState.Closed, connection.State);
        connection.Open();
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void The_version_is_that_of_the_library()
    {
        using var connection = InMemory.Open();
        Assert.Equal("v1.5.5", connection.ServerVersion);
    }

    static DuckDBConnection Open(string connectionString)
    {
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }
}
