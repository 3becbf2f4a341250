using System.Data.Common;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>The reader of a statement that gives no rows, a DELETE.</summary>
public sealed class NoResultContract
{
    public static TheoryData<string> Names => [.. Uses.Keys];

    static readonly Dictionary<string, Action<DbDataReader>> Uses = new()
    {
        ["IsDBNull"] = reader => reader.IsDBNull(0),
        ["GetDataTypeName"] = reader => reader.GetDataTypeName(0),
        ["GetFieldType"] = reader => reader.GetFieldType(0),
        ["GetFieldValue"] = reader => reader.GetFieldValue<object>(0),
        ["GetBoolean"] = reader => reader.GetBoolean(0),
        ["GetByte"] = reader => reader.GetByte(0),
        ["GetBytes"] = reader => reader.GetBytes(0, 0, new byte[1], 0, 1),
        ["GetChar"] = reader => reader.GetChar(0),
        ["GetChars"] = reader => reader.GetChars(0, 0, new char[1], 0, 1),
        ["GetDateTime"] = reader => reader.GetDateTime(0),
        ["GetDecimal"] = reader => reader.GetDecimal(0),
        ["GetDouble"] = reader => reader.GetDouble(0),
        ["GetFloat"] = reader => reader.GetFloat(0),
        ["GetGuid"] = reader => reader.GetGuid(0),
        ["GetInt16"] = reader => reader.GetInt16(0),
        ["GetInt32"] = reader => reader.GetInt32(0),
        ["GetInt64"] = reader => reader.GetInt64(0),
        ["GetStream"] = reader => reader.GetStream(0),
        ["GetString"] = reader => reader.GetString(0),
        ["GetTextReader"] = reader => reader.GetTextReader(0),
        ["GetName"] = reader => reader.GetName(0),
        ["GetValue"] = reader => reader.GetValue(0),
        ["GetValues"] = reader => reader.GetValues(new object[1]),
        ["GetProviderSpecificValue"] = reader => reader.GetProviderSpecificValue(0),
        ["GetProviderSpecificValues"] = reader => reader.GetProviderSpecificValues(new object[1]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void There_is_nothing_to_get(string name) => AfterDelete(reader => Assert.Throws<InvalidOperationException>(() => Uses[name](reader)));

    [Fact]
    public void There_are_no_rows_columns_or_results() => AfterDelete(reader =>
    {
        Assert.Equal((0, 0, false), (reader.FieldCount, reader.RecordsAffected, reader.HasRows));
        Assert.Empty(reader.GetColumnSchema());
        Assert.Null(reader.GetSchemaTable());
        Assert.False(reader.Read());
        Assert.False(reader.NextResult());
    });

    [Fact]
    public async Task There_is_nothing_to_get_asynchronously()
    {
        using var connection = Provider.Open();
        await using var reader = await connection.Command("create table t (n int); delete from t").ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.IsDBNullAsync(0, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.GetFieldValueAsync<object>(0, TestContext.Current.CancellationToken));
    }

    static void AfterDelete(Action<DbDataReader> check) => Provider.Reading("create table t (n int); delete from t where 0 = 1", check, onRow: false);
}
