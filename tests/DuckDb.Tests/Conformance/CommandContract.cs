using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>What any program may expect of a DbCommand.</summary>
public sealed class CommandContract
{
    public static TheoryData<string> Ways => [.. Executions.Keys];

    static readonly Dictionary<string, Func<DbCommand, CancellationToken, Task>> Executions = new()
    {
        ["reader"] = (command, _) => Sync(() => command.ExecuteReader().Dispose()),
        ["scalar"] = (command, _) => Sync(() => command.ExecuteScalar()),
        ["no query"] = (command, _) => Sync(() => command.ExecuteNonQuery()),
        ["prepare"] = (command, _) => Sync(command.Prepare),
        ["reader, async"] = async (command, token) => await (await command.ExecuteReaderAsync(token)).DisposeAsync(),
        ["scalar, async"] = (command, token) => command.ExecuteScalarAsync(token),
        ["no query, async"] = (command, token) => command.ExecuteNonQueryAsync(token),
    };

    [Fact]
    public void A_new_command_is_empty_and_usable()
    {
        var command = Provider.Factory.CreateCommand()!;
        command.Cancel();
        Assert.Equal(("", CommandType.Text, (DbConnection?)null), (command.CommandText, command.CommandType, command.Connection));
        Assert.Same(command.Parameters, command.Parameters);
        Assert.NotNull(command.CreateParameter());
        command.CommandText = null;
        Assert.Equal("", command.CommandText);
        command.Dispose();
        command.Dispose();
        Assert.Equal(("", CommandType.Text, 0), (command.CommandText, command.CommandType, command.Parameters.Count));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Without_connection_or_text_it_does_not_run(string way)
    {
        using var loose = Provider.Factory.CreateCommand()!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Executions[way](loose, default));
        using var closed = Provider.Closed();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Executions[way](closed.Command("select 1"), default));
        using var open = Provider.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Executions[way](open.Command(""), default));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_wrong_statement_is_a_DbException(string way)
    {
        using var connection = Provider.Open();
        Assert.IsAssignableFrom<DbException>(await Record.ExceptionAsync(() => Executions[way](connection.Command("NONSENSE;"), default)));
    }

    [Fact]
    public async Task A_cancelled_token_cancels_the_task()
    {
        using var connection = Provider.Open();
        using var command = connection.Command("select 1");
        Task[] tasks = [command.ExecuteReaderAsync(Provider.Cancelled), command.ExecuteScalarAsync(Provider.Cancelled), command.ExecuteNonQueryAsync(Provider.Cancelled)];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(tasks));
        Assert.All(tasks, task => Assert.True(task.IsCanceled));
    }

    [Fact]
    public void While_its_reader_is_open_it_neither_changes_nor_runs()
    {
        using var connection = Provider.Open();
        using var command = connection.Command("select 1");
        using (command.ExecuteReader())
        {
            Assert.Throws<InvalidOperationException>(() => command.CommandText = "select 2");
            Assert.Throws<InvalidOperationException>(() => command.Connection = Provider.Closed());
            Assert.Throws<InvalidOperationException>(() => command.Connection = null);
            Assert.Throws<InvalidOperationException>(() => command.ExecuteReader());
            Assert.Throws<InvalidOperationException>(() => command.ExecuteScalar());
        }
        command.CommandText = "select 2";
        Assert.Equal(2, command.ExecuteScalar());
        command.Connection = null;
        Assert.Null(command.Connection);
    }

    [Fact]
    public void A_transaction_of_another_connection_is_refused()
    {
        using var connection = Provider.Open();
        using var other = Provider.Open();
        using var command = connection.Command("select 1");
        using var transaction = other.BeginTransaction();
        command.Transaction = transaction;
        Assert.Throws<InvalidOperationException>(() => command.ExecuteReader());
    }

    [Fact]
    public void Comments_are_no_statements()
    {
        Provider.Reading("-- nothing yet", reader => Assert.False(reader.HasRows), onRow: false);
        Provider.Reading("select 0; -- a comment at the end", reader =>
        {
            Assert.Equal(0, reader.GetInt32(0));
            Assert.False(reader.NextResult());
        });
    }

    [Fact]
    public void CloseConnection_closes_it_with_the_reader()
    {
        using var connection = Provider.Open();
        using (connection.Command("select 0").ExecuteReader(CommandBehavior.CloseConnection))
            Assert.Equal(ConnectionState.Open, connection.State);
        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public void A_scalar_is_the_first_value_of_the_first_row_of_the_first_result()
    {
        using var connection = Provider.Open();
        Assert.Equal(42, connection.Command("select 42, 43").ExecuteScalar());
        Assert.Equal(42, connection.Command("select 42; select 43").ExecuteScalar());
        Assert.Equal(42, connection.Command("select 42 union all select 43").ExecuteScalar());
        Assert.Equal(3.14m, connection.Command("select 3.14").ExecuteScalar());
        Assert.Equal("test", connection.Command("select 'test'").ExecuteScalar());
        Assert.Equal(DBNull.Value, connection.Command("select null").ExecuteScalar());
        Assert.Null(connection.Command("select 1 where 0 = 1").ExecuteScalar());
        Assert.Equal(-1, connection.Command("select 1").ExecuteNonQuery());
    }

    [Fact]
    public void Only_text_commands_exist()
    {
        using var command = new DuckDBCommand();
        Assert.Throws<ArgumentException>(() => command.CommandType = CommandType.StoredProcedure);
        Assert.Throws<ArgumentException>(() => command.CommandType = CommandType.TableDirect);
        Assert.Throws<ArgumentOutOfRangeException>(() => command.CommandTimeout = -1);
    }

    static Task Sync(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
