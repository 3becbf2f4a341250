using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>GetSchema and the provider factory.</summary>
public sealed class SchemaTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public SchemaTests() => connection.Execute("create schema core; create table core.team (id int primary key, name varchar); create view core.names as select name from core.team");

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Every_collection_listed_can_be_read()
    {
        var names = connection.GetSchema().Rows.Cast<DataRow>().Select(row => (string)row["CollectionName"]).ToArray();
        Assert.Contains("Tables", names);
        Assert.All(names, name => Assert.Equal(name, connection.GetSchema(name).TableName));
    }

    [Fact]
    public void Restrictions_narrow_a_collection()
    {
        var columns = connection.GetSchema("Columns", [null, "core", "team"]);
        Assert.Equal(["id", "name"], columns.Rows.Cast<DataRow>().Select(row => (string)row["column_name"]));
    }

    [Fact]
    public void Views_are_apart_from_tables() =>
        Assert.Equal("names", Assert.Single(connection.GetSchema("Views", [null, "core"]).Rows.Cast<DataRow>())["table_name"]);

    [Fact]
    public void Unknown_collections_and_too_many_restrictions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => connection.GetSchema("Nothing"));
        Assert.Throws<ArgumentException>(() => connection.GetSchema("Schemas", ["a", "b", "c"]));
    }

    [Fact]
    public void The_factory_makes_every_kind_of_object()
    {
        DbProviderFactory factory = DuckDBClientFactory.Instance;
        using var made = factory.CreateConnection()!;
        made.ConnectionString = "Data Source=:memory:";
        made.Open();
        using var command = factory.CreateCommand()!;
        command.Connection = made;
        command.CommandText = "select $n + 1";
        var parameter = factory.CreateParameter()!;
        parameter.ParameterName = "n";
        parameter.Value = 1;
        command.Parameters.Add(parameter);
        Assert.Equal(2, command.ExecuteScalar());
        Assert.Same(factory, DbProviderFactories.GetFactory(made));
    }

    [Fact]
    public void The_connection_string_builder_knows_its_keys()
    {
        var builder = new DuckDBConnectionStringBuilder("DataSource=a.db;access_mode=READ_ONLY;threads=2");
        Assert.Equal("a.db", builder.DataSource);
        Assert.True(builder.ReadOnly);
        Assert.Equal(2, builder.Threads);
        builder.MemoryLimit = "1GB";
        Assert.Contains("memory_limit=1GB", builder.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void The_column_schema_gives_precision_and_scale()
    {
        using var command = connection.Command("select 1.5::decimal(9,3) as amount");
        using var reader = command.ExecuteReader();
        var column = Assert.Single(reader.GetColumnSchema());
        Assert.Equal((9, 3, typeof(decimal)), (column.NumericPrecision, column.NumericScale, column.DataType));
    }
}
