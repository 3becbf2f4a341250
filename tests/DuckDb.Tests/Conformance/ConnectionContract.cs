using System.Data;
using System.Data.Common;
using System.Reflection;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>What any program may expect of a DbConnection, its string builder and its factory.</summary>
public sealed class ConnectionContract
{
    [Fact]
    public void A_new_connection_is_closed_and_names_nothing()
    {
        using var connection = Provider.Closed();
        Assert.Equal(("", "", "", ConnectionState.Closed), (connection.ConnectionString, connection.Database, connection.DataSource, connection.State));
        connection.ConnectionString = null;
        Assert.Equal("", connection.ConnectionString);
        connection.Close();
        Assert.Throws<InvalidOperationException>(() => connection.ServerVersion);
        Assert.Throws<InvalidOperationException>(connection.Open);
        Assert.Throws<InvalidOperationException>(() => connection.BeginTransaction());
        Assert.Throws<InvalidOperationException>(() => connection.GetSchema());
    }

    [Fact]
    public void An_open_connection_tells_where_it_is()
    {
        using var connection = Provider.Open();
        Assert.Equal(Provider.ConnectionString, connection.ConnectionString);
        Assert.Equal(("memory", ":memory:"), (connection.Database, connection.DataSource));
        Assert.StartsWith("v1.", connection.ServerVersion, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => connection.ConnectionString = Provider.ConnectionString + ";");
        Assert.Throws<InvalidOperationException>(connection.Open);
    }

    [Fact]
    public void A_string_with_an_unknown_key_is_refused_and_changes_nothing()
    {
        using var connection = Provider.Closed();
        connection.ConnectionString = Provider.ConnectionString;
        Assert.Throws<ArgumentException>(() => connection.ConnectionString = "xyzzy=Invalid");
        Assert.Equal(Provider.ConnectionString, connection.ConnectionString);
    }

    [Fact]
    public void Changes_of_state_are_announced()
    {
        using var connection = Provider.Closed();
        var seen = new List<(object?, ConnectionState, ConnectionState)>();
        connection.StateChange += (sender, change) => seen.Add((sender, change.OriginalState, change.CurrentState));
        connection.ConnectionString = Provider.ConnectionString;
        connection.Open();
        connection.Close();
        connection.Close();
        Assert.Equal([(connection, ConnectionState.Closed, ConnectionState.Open), (connection, ConnectionState.Open, ConnectionState.Closed)], seen);
    }

    [Fact]
    public async Task Opening_with_a_cancelled_token_is_cancelled()
    {
        using var connection = Provider.Closed();
        connection.ConnectionString = Provider.ConnectionString;
        var task = connection.OpenAsync(Provider.Cancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(task.IsCanceled);
    }

    [Fact]
    public async Task Disposing_closes_and_says_so_once()
    {
        foreach (var asynchronous in new[] { false, true })
        {
            var connection = Provider.Open();
            var announced = 0;
            connection.Disposed += (_, _) => announced++;
            if (asynchronous)
                await connection.DisposeAsync();
            else
                connection.Dispose();
            Assert.Equal((1, ConnectionState.Closed), (announced, connection.State));
            connection.Dispose();
        }
    }

    [Fact]
    public void A_command_belongs_to_its_connection_but_to_no_transaction()
    {
        using var connection = Provider.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        Assert.Same(connection, command.Connection);
        Assert.Null(command.Transaction);
    }

    [Fact]
    public void The_list_of_schema_collections_has_the_agreed_columns()
    {
        using var connection = Provider.Open();
        foreach (var table in new[] { connection.GetSchema(), connection.GetSchema("MetaDataCollections") })
        {
            Assert.Equal("MetaDataCollections", table.TableName);
            Assert.Equal(
                [("CollectionName", typeof(string)), ("NumberOfRestrictions", typeof(int)), ("NumberOfIdentifierParts", typeof(int))],
                table.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, column.DataType)));
        }
    }

    [Fact]
    public void The_string_builder_is_empty_at_first()
    {
        var builder = Provider.Factory.CreateConnectionStringBuilder()!;
        Assert.Equal("", builder.ConnectionString);
        builder.ConnectionString = null;
        Assert.Equal("", builder.ConnectionString);
        Assert.Throws<ArgumentException>(() => builder["xyzzy"] = 1);
    }

    [Fact]
    public void The_factory_makes_what_it_says_it_makes()
    {
        var factory = Provider.Factory;
        Assert.True(factory.CanCreateCommandBuilder && factory.CanCreateDataAdapter && factory.CanCreateBatch);
        DbProviderFactoryParts(factory, Assert.NotNull);
        Assert.False(factory.CanCreateDataSourceEnumerator);
        Assert.Null(factory.CreateDataSourceEnumerator());
        using var connection = Provider.Closed();
        var own = connection.GetType().GetProperty("DbProviderFactory", BindingFlags.Instance | BindingFlags.NonPublic)!;
        Assert.Same(factory, own.GetValue(connection));
    }

    [Fact]
    public void A_data_source_opens_connections()
    {
        using var source = Provider.Factory.CreateDataSource(Provider.ConnectionString);
        using var connection = source.OpenConnection();
        Assert.Equal(1, connection.Command("select 1").ExecuteScalar());
    }

    [Fact]
    public void Ambient_transactions_are_refused_in_words()
    {
        using var connection = Provider.Open();
        using var scope = new System.Transactions.CommittableTransaction();
        Assert.Throws<NotSupportedException>(() => connection.EnlistTransaction(scope));
    }

    static void DbProviderFactoryParts(DbProviderFactory factory, Action<object?> check)
    {
        object?[] parts =
        [
            factory.CreateBatch(), factory.CreateBatchCommand(), factory.CreateCommand(), factory.CreateCommandBuilder(), factory.CreateConnection(),
            factory.CreateConnectionStringBuilder(), factory.CreateDataAdapter(), factory.CreateParameter(),
        ];
        Assert.All(parts, check);
    }
}
