using System.Data.Common;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>Everything through System.Data.Common, as a program that does not know DuckDB would.</summary>
static class Provider
{
    internal static DbProviderFactory Factory => DuckDBClientFactory.Instance;

    internal static CancellationToken Cancelled { get; } = new(canceled: true);

    // one thread: the rows of a UNION come in the order of their sources
    internal const string ConnectionString = "Data Source=:memory:;threads=1";

    internal static DbConnection Closed() => Factory.CreateConnection()!;

    internal static DbConnection Open()
    {
        var connection = Closed();
        connection.ConnectionString = ConnectionString;
        connection.Open();
        return connection;
    }

    internal static DbCommand Command(this DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    internal static DbCommand With(this DbCommand command, string? name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A reader of the text, on the first row where asked.</summary>
    internal static void Reading(string text, Action<DbDataReader> check, bool onRow = true)
    {
        using var connection = Open();
        using var command = connection.Command(text);
        using var reader = command.ExecuteReader();
        Assert.True(!onRow || reader.Read());
        check(reader);
    }
}
