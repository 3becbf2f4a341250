using System.Data;
using System.Data.Common;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>Every typed getter on every kind of value of every type: the value, or the one right exception.</summary>
public sealed class ConversionContract(SharedDatabase database) : IClassFixture<SharedDatabase>
{
    sealed record Getter(string Name, Func<DbDataReader, object> Get, Func<DbDataReader, object> GetFieldValue, Func<DbDataReader, Task<object>> GetFieldValueAsync, Func<Sample, object?> Expected);

    static readonly Getter[] Getters =
    [
        Of("GetBoolean", reader => reader.GetBoolean(0), sample => sample.Value as bool?),
        Of("GetByte", reader => reader.GetByte(0), sample => sample.Value as byte?),
        Of("GetChar", reader => reader.GetChar(0), sample => sample.Value is string { Length: 1 } text ? text[0] : null),
        Of("GetDateTime", reader => reader.GetDateTime(0), sample => sample.Value switch
        {
            DateOnly date => date.ToDateTime(TimeOnly.MinValue),
            DateTime moment => moment,
            DateTimeOffset instant => instant.UtcDateTime,
            _ => null,
        }),
        Of("GetDecimal", reader => reader.GetDecimal(0), sample => Whole(sample, Convert.ToDecimal) ?? sample.Value as decimal?),
        Of("GetDouble", reader => reader.GetDouble(0), sample => sample.Value is float or double or decimal ? Convert.ToDouble(sample.Value, null) : Whole(sample, Convert.ToDouble)),
        Of("GetFloat", reader => reader.GetFloat(0), sample => sample.Value is float or decimal ? Convert.ToSingle(sample.Value, null) : Whole(sample, Convert.ToSingle)),
        Of("GetGuid", reader => reader.GetGuid(0), sample => sample.Value as Guid?),
        Of("GetInt16", reader => reader.GetInt16(0), sample => Number(sample, Convert.ToInt16)),
        Of("GetInt32", reader => reader.GetInt32(0), sample => Number(sample, Convert.ToInt32)),
        Of("GetInt64", reader => reader.GetInt64(0), sample => Number(sample, Convert.ToInt64)),
        Of("GetString", reader => reader.GetString(0), sample => sample.Value as string),
    ];

    readonly DuckDBConnection connection = database.Connection;

    public static TheoryData<string, DbType> Cells
    {
        get
        {
            var cells = new TheoryData<string, DbType>();
            foreach (var getter in Getters)
            {
                foreach (var type in Sample.All.Select(sample => sample.Type).Distinct())
                    cells.Add(getter.Name, type);
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_getter_gives_the_value_or_the_agreed_exception(string name, DbType type)
    {
        var getter = Getters.Single(getter => getter.Name == name);
        foreach (var sample in Sample.All.Where(sample => sample.Type == type))
        {
            var expected = getter.Expected(sample) ?? typeof(InvalidCastException);
            Assert.Equal((sample, expected), (sample, Read(sample, getter.Get)));
            Assert.Equal((sample, expected), (sample, Read(sample, getter.GetFieldValue)));
            Assert.Equal((sample, expected), (sample, await ReadAsync(sample, getter.GetFieldValueAsync)));
        }
    }

    [Fact]
    public void The_untyped_getter_gives_the_type_it_promises()
    {
        foreach (var sample in Sample.All)
        {
            var value = Read(sample, reader => reader.GetValue(0));
            Assert.Equal(sample.Value, value);
            if (value is not DBNull)
                Assert.Equal((sample, value.GetType()), (sample, Read(sample, reader => reader.GetFieldType(0))));
        }
    }

    // integers convert among each other; what is too large overflows
    static object? Whole<T>(Sample sample, Func<object, IFormatProvider?, T> convert)
    {
        if (sample.Value is not (byte or sbyte or short or ushort or int or uint or long or ulong))
            return null;
        try
        {
            return convert(sample.Value, null);
        }
        catch (OverflowException)
        {
            return typeof(OverflowException);
        }
    }

    // a fraction is never cut off
    static object? Number<T>(Sample sample, Func<object, IFormatProvider?, T> convert) => sample.Value is float or double or decimal
        ? Convert.ToDouble(sample.Value, null) is 0 or 1 ? convert(sample.Value, null) : Fractional(sample)
        : Whole(sample, convert);

    static object? Fractional(Sample sample) => sample.Value is float or double && sample.Kind == "greatest" ? typeof(OverflowException) : null;

    static Getter Of<T>(string name, Func<DbDataReader, T> get, Func<Sample, object?> expected) =>
        new(name, reader => get(reader)!, reader => reader.GetFieldValue<T>(0)!, async reader => (await reader.GetFieldValueAsync<T>(0))!, expected);

    object Read(Sample sample, Func<DbDataReader, object> get)
    {
        using var reader = Reader(sample);
        try
        {
            return get(reader);
        }
        catch (Exception error) when (error is InvalidCastException or OverflowException)
        {
            return error.GetType();
        }
    }

    async Task<object> ReadAsync(Sample sample, Func<DbDataReader, Task<object>> get)
    {
        await using var reader = Reader(sample);
        try
        {
            return await get(reader);
        }
        catch (Exception error) when (error is InvalidCastException or OverflowException)
        {
            return error.GetType();
        }
    }

    DbDataReader Reader(Sample sample)
    {
        using var command = connection.Command(sample.Sql);
        var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return reader;
    }
}
