namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>GetBytes, GetChars, streams and text readers.</summary>
public sealed class PartialReadContract
{
    [Fact]
    public void Bytes_are_read_in_parts() => Provider.Reading(@"select '\x01\x02\x03\x04'::blob", reader =>
        Parts<byte>([1, 2, 3, 4], (offset, buffer, start, length) => reader.GetBytes(0, offset, buffer, start, length)));

    [Fact]
    public void Characters_are_read_in_parts() => Provider.Reading("select 'abcd'", reader =>
        Parts<char>(['a', 'b', 'c', 'd'], (offset, buffer, start, length) => reader.GetChars(0, offset, buffer, start, length)));

    [Fact]
    public void Streams_and_text_readers_give_the_whole() => Provider.Reading(@"select '\x11'::blob, '1', '', null::varchar, null::blob, 1", reader =>
    {
        using var stream = reader.GetStream(0);
        using var same = reader.GetFieldValue<Stream>(0);
        Assert.Equal((0x11, 0x11, -1), (stream.ReadByte(), same.ReadByte(), stream.ReadByte()));
        using var text = reader.GetTextReader(1);
        using var sameText = reader.GetFieldValue<TextReader>(1);
        using var empty = reader.GetTextReader(2);
        Assert.Equal(("1", "1", ""), (text.ReadToEnd(), sameText.ReadToEnd(), empty.ReadToEnd()));
        Assert.Throws<InvalidCastException>(() => reader.GetTextReader(3));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<TextReader>(3));
        Assert.Throws<InvalidCastException>(() => reader.GetStream(4));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<Stream>(4));
        Assert.Throws<InvalidOperationException>(() => reader.GetStream(5));
        Assert.Throws<InvalidOperationException>(() => reader.GetTextReader(5));
    });

    [Fact]
    public void Stored_bytes_are_seen_where_they_lie() => Provider.Reading("select 'äöü and more than twelve bytes', 1", reader =>
    {
        var own = (DuckDB.NET.Data.DuckDBDataReader)reader;
        Assert.Equal("äöü and more than twelve bytes"u8, own.GetSpan(0));
        Assert.Throws<InvalidCastException>(() => own.GetSpan(1));
    });

    delegate long ReadPart<T>(long offset, T[]? buffer, int start, int length);

    static void Parts<T>(T[] all, ReadPart<T> read) where T : struct
    {
        Assert.Equal(4, read(0, null, 0, 0));
        var large = new T[6];
        Assert.Equal(4, read(0, large, 0, 6));
        Assert.Equal([.. all, default, default], large);
        var middle = new T[5];
        Assert.Equal(2, read(1, middle, 2, 2));
        Assert.Equal([default, default, all[1], all[2], default], middle);
        Assert.Equal(0, read(6, new T[4], 0, 4));
        Assert.Equal(0, read(0, new T[4], 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => read(-1, new T[4], 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => read(0, new T[4], -1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => read(0, new T[4], 5, 0));
        Assert.Throws<ArgumentException>(() => read(0, new T[4], 2, 3));
    }
}
