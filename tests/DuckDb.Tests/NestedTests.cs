using System.Collections;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>Structs, maps, lists and infinities, both ways.</summary>
public sealed class NestedTests : IDisposable
{
    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    public sealed record Place(string Town, int Floor);

    public sealed class Settable
    {
        public string? Town { get; set; }

        public int? Floor { get; set; }
    }

    [Fact]
    public void A_struct_reads_as_a_record() =>
        Assert.Equal(new Place("南宁", 3), connection.Read<Place>("select {'town': '南宁', 'floor': 3}"));

    [Fact]
    public void A_struct_reads_into_properties()
    {
        var place = connection.Read<Settable>("select {'town': '南宁', 'floor': null}");
        Assert.Equal(("南宁", null), (place.Town, place.Floor));
    }

    [Fact]
    public void A_list_of_structs_reads_as_records() =>
        Assert.Equal([new Place("a", 1), new Place("b", 2)], connection.Read<List<Place>>("select [{'town': 'a', 'floor': 1}, {'town': 'b', 'floor': 2}]"));

    [Fact]
    public void A_record_is_a_struct_parameter()
    {
        Assert.Equal("STRUCT(Town VARCHAR, Floor INTEGER)", connection.Scalar("select typeof($1)", new DuckDBParameter(new Place("a", 1))));
        Assert.Equal(1, connection.Scalar("select ($1).floor", new DuckDBParameter(new Place("a", 1))));
    }

    [Fact]
    public void A_dictionary_is_a_map_parameter() =>
        Assert.Equal(2, connection.Scalar("select $1['b']", new DuckDBParameter(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 })));

    [Fact]
    public void Decimals_of_a_list_share_one_type() =>
        Assert.Equal(new List<decimal> { 1.5m, 10.25m, -3m }, connection.Scalar("select $1", new[] { 1.5m, 10.25m, -3m }.ToList()));

    [Fact]
    public void A_list_of_mixed_types_is_refused() =>
        Assert.Throws<InvalidCastException>(() => connection.Scalar("select $1", new DuckDBParameter(new object[] { 1, "a" })));

    [Fact]
    public void A_record_appends_as_a_struct()
    {
        connection.Execute("create table t (p struct(floor int, town varchar))");
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(new Place("a", 1)).EndRow();
            appender.Close();
        }
        Assert.Equal(new Place("a", 1), connection.Read<Place>("select p from t"));
    }

    [Fact]
    public void Infinite_dates_go_both_ways()
    {
        Assert.Equal(DuckDBDateOnly.PositiveInfinity, connection.Read<DuckDBDateOnly>("select 'infinity'::date"));
        Assert.Equal("-infinity", connection.Scalar("select $1::varchar", DuckDBDateOnly.NegativeInfinity));
        Assert.Equal(DuckDBTimestamp.PositiveInfinity, connection.Read<DuckDBTimestamp>("select 'infinity'::timestamp"));
        Assert.Equal("-infinity", connection.Scalar("select $1::varchar", DuckDBTimestamp.NegativeInfinity));
    }

    [Theory]
    [InlineData("0101")]
    [InlineData("11111111")]
    [InlineData("100000001")]
    public void Bits_go_both_ways(string text)
    {
        var bits = new BitArray(text.Select(bit => bit == '1').ToArray());
        Assert.Equal(text, connection.Scalar("select $1", new DuckDBParameter(bits)));
        Assert.Equal(bits, connection.Read<BitArray>($"select '{text}'::bit"));
    }

    [Fact]
    public void A_time_with_offset_appends()
    {
        connection.Execute("create table t (z timetz, b bit)");
        var value = new DateTimeOffset(1, 1, 2, 10, 20, 30, TimeSpan.FromHours(8));
        using (var appender = connection.CreateAppender("t"))
        {
            appender.CreateRow().AppendValue(value).AppendValue(new BitArray(3, true)).EndRow();
            appender.Close();
        }
        Assert.Equal(value, connection.Scalar("select z from t"));
        Assert.Equal("111", connection.Scalar("select b from t"));
    }

    [Fact]
    public void Pieces_of_blobs_and_texts_are_read_by_offset()
    {
        using var command = connection.Command("select 'abcdef'::blob, '家庭医生'");
        using var reader = command.ExecuteReader();
        reader.Read();
        var bytes = new byte[4];
        Assert.Equal(6, reader.GetBytes(0, 0, null, 0, 0));
        Assert.Equal(2, reader.GetBytes(0, 4, bytes, 1, 3));
        Assert.Equal("\0ef\0"u8.ToArray(), bytes);
        var characters = new char[2];
        Assert.Equal(2, reader.GetChars(1, 2, characters, 0, 2));
        Assert.Equal("医生", new string(characters));
        Assert.Equal(0, reader.GetChars(1, 4, characters, 0, 2));
    }
}
