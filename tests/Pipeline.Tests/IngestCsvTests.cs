using System.Text;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class IngestCsvTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1:a|b 2:1|2")]
    [InlineData("a,b\r1,2\r\n3,4", "1:a|b 2:1|2 3:3|4")]
    [InlineData("a,\n,\n \t,\nb,c\n", "1:a| 4:b|c")]
    [InlineData("\"a,\"\"b\"\"\",\"\"\nc,\"\"\"\"\n", "1:a,\"b\"| 2:c|\"")]
    [InlineData("\"a\r\nb\rc\nd\",1\ne,2", "1:a\r\nb\rc\nd|1 5:e|2")]
    [InlineData("a\"b,c\"\n", "1:a\"b|c\"")]
    [InlineData("\"a\"", "1:a")]
    [InlineData("", "")]
    public void Records_fields_and_lines_are_told_apart_wherever_a_buffer_ends(string text, string records)
    {
        foreach (var size in (int[])[1, 2, 3, 7, 4096])
            Assert.Equal(records, string.Join(' ', Read(text, size).Select(record => $"{record.Line}:{string.Join('|', record.Fields)}")));
    }

    [Fact]
    public void What_is_written_with_quotes_is_read_back_with_its_lines()
    {
        var random = new Random(2);
        for (var round = 0; round < 300; round++)
        {
            var text = new StringBuilder();
            var expected = new List<string>();
            var line = 1;
            for (var record = random.Next(1, 8); record > 0; record--)
            {
                var fields = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Field(random)).Prepend("x").ToList();
                expected.Add($"{line}:{string.Join('|', fields)}");
                text.AppendJoin(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append(record == 1 ? "" : random.Next(2) == 0 ? "\n" : "\r\n");
                line += 1 + fields.Sum(field => field.Replace("\r\n", "\n", StringComparison.Ordinal).Count(sign => sign is '\n' or '\r'));
            }

            Assert.Equal(expected, Read(text.ToString(), random.Next(1, 40)).Select(record => $"{record.Line}:{string.Join('|', record.Fields)}"));
        }
    }

    [Fact]
    public void No_bytes_make_the_reader_hang_or_lose_count()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "a,\"\n\r 王"[random.Next(7)]));
            try
            {
                var records = Read(text, random.Next(1, 20));
                Assert.Equal(Read(text, 4096), records, (one, other) => one.Line == other.Line && one.Fields.SequenceEqual(other.Fields));
            }
            catch (RefusedException refused)
            {
                Assert.Equal("引号没有结束", refused.Refusal.Message);
                Assert.Equal(refused.Message, Assert.Throws<RefusedException>(() => Read(text, 4096)).Message);
            }
        }
    }

    [Theory]
    [InlineData("2025-01-05", true)]
    [InlineData("2025-1-5", true)]
    [InlineData("2025/1/5", true)]
    [InlineData("2025/12/31", true)]
    [InlineData("20250105", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2025-01-05 00:00:00", true)]
    [InlineData("2025-02-29", false)]
    [InlineData("2025-13-01", false)]
    [InlineData("2025-1/5", false)]
    [InlineData("2025-01-", false)]
    [InlineData("25-01-05", false)]
    [InlineData("2025015", false)]
    [InlineData("1899-12-31", false)]
    [InlineData("2025-01-05 00:01", false)]
    [InlineData("infinity", false)]
    public void Dates_are_days_of_the_calendar(string text, bool isDate) =>
        Assert.Equal(isDate, FamilyDoctor.Analytics.Warehouse.Ingest.Cells.DateText.TryDate(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2025-01-05 08:30", "2025-01-05T08:30:00.0000000")]
    [InlineData("2025/1/5 8:30:07", "2025-01-05T08:30:07.0000000")]
    [InlineData("2025-01-05T23:59:59.125", "2025-01-05T23:59:59.1250000")]
    [InlineData("2025-01-05 24:00", null)]
    [InlineData("2025-01-05 08:3", null)]
    [InlineData("2025-01-05 08:30:60", null)]
    [InlineData("2025-01-05 08:30Z", null)]
    [InlineData("2025-01-05 08:30:00+08", null)]
    public void Times_are_read_without_loss_or_not_at_all(string text, string? expected) => Assert.Equal(
        expected,
        FamilyDoctor.Analytics.Warehouse.Ingest.Cells.DateText.TryTimestamp(Encoding.UTF8.GetBytes(text), out var at)
            ? at.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("12.3", 2, 1230L)]
    [InlineData("-0.5", 1, -5L)]
    [InlineData("+7", 0, 7L)]
    [InlineData("1.500", 1, 15L)]
    [InlineData("007", 0, 7L)]
    [InlineData("1.25", 1, null)]
    [InlineData("1.", 1, null)]
    [InlineData(".5", 1, null)]
    [InlineData("1e3", 0, null)]
    [InlineData("1,000", 0, null)]
    [InlineData("-", 0, null)]
    [InlineData("123456789012345678", 0, 123456789012345678L)]
    [InlineData("1234567890123456789", 0, null)]
    public void Numbers_are_read_without_rounding_or_not_at_all(string text, int scale, long? expected) => Assert.Equal(
        expected, FamilyDoctor.Analytics.Warehouse.Ingest.Cells.NumberText.TryParse(Encoding.UTF8.GetBytes(text), scale, out var value) ? value : null);

    static string Field(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "ab,\"\n\r王"[random.Next(7)]));

    static List<(long Line, List<string> Fields)> Read(string text, int bufferBytes)
    {
        using var csv = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), bufferBytes);
        var records = new List<(long, List<string>)>();
        while (csv.Read())
            records.Add((csv.Line, [.. Enumerable.Range(0, csv.Count).Select(i => Encoding.UTF8.GetString(csv[i]))]));
        return records;
    }
}
