using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A small invented table as some system exports it, with one thing wrong with it at most: what senders do to files, drawn by a number.</summary>
/// <remarks>Text is of every kind that a quote, a delimiter or a line end can spoil. What became of a row is known: it is whole, or it is not to be trusted.</remarks>
sealed class PollutedTable
{
    public const string Source = """
        title: 病区
        row: 一行是一个病区
        senders: [district]
        frequency: year
        delivers: snapshot
        evidence: system
        key: [ward]
        reject_limit: 0.9
        columns:
          ward: { title: 病区编号, aliases: [ward_no], type: text, required: true }
          head: { title: 负责人, type: text }
          beds: { title: 床位数, type: integer, required: true, min: 0, max: 9999 }
          opened_on: { title: 启用日期, type: date, required: true }
          note: { title: 说明, type: text }
        """;

    static readonly string[] Delimiters = [",", ";", "\t", "|", ", "], LineEnds = ["\n", "\r\n", "\r"];
    static readonly string[] Titles = ["病区编号", "负责人", "床位数", "启用日期", "说明"];
    static readonly string[] Pieces = ["甲", "㐂", "内科", " ", "a", "b7", "-", "/", "。", "'", "(二)"];
    static readonly string[] Spoiling = [",", "\"", "\n", ";", "\r\n", "|", "\t", "''", "\"\""];

    readonly Random random;
    readonly string delimiter, lineEnd, escape;
    readonly char quote;
    readonly bool quotesAll;

    public PollutedTable(int seed)
    {
        random = new Random(seed);
        (delimiter, lineEnd) = (Pick(Delimiters), Pick(LineEnds));
        quote = random.Next(5) == 0 ? '\'' : '"';
        quotesAll = quote == '\'' || random.Next(3) == 0;
        escape = random.Next(4) == 0 ? "\\" : quote.ToString();
        Rows = [.. Enumerable.Range(1, random.Next(20, 60)).Select(Row)];
        Pollution = random.Next(20);
        var text = Text();
        (Name, Bytes) = Encoded(text);
    }

    public string Name { get; }

    public byte[] Bytes { get; }

    /// <summary>What is wrong, 0 to 19; from 14 on nothing is.</summary>
    public int Pollution { get; }

    /// <summary>The rows as they were before anything was done to them.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Numbers of rows that may be lost, but must not come in changed.</summary>
    public HashSet<int> Spoiled { get; } = [];

    /// <summary>A row that says something else now, and says it plainly: a quote at the end of a cell without quotes is text.</summary>
    public string[]? Literal { get; private set; }

    /// <summary>How the file is written, as a source declares it.</summary>
    public string Dialect => $"dialect: {{ delimiter: {Yaml(delimiter)}, quote: {Yaml(quote.ToString())}, escape: {Yaml(escape)} }}";

    static string Yaml(string text) => text == "\t" ? "\"\\t\"" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    string Pick(string[] list) => list[random.Next(list.Length)];

    string[] Row(int number) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"W{number}"), Words(3), random.Next(100).ToString(CultureInfo.InvariantCulture),
        new DateOnly(2000, 1, 1).AddDays(random.Next(9000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Words(6),
    ];

    // begins and ends with a letter: spaces around text carry no meaning
    string Words(int most)
    {
        var count = random.Next(most);
        return count == 0 ? "" : "文" + string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? Pick(Spoiling) : Pick(Pieces))) + "字";
    }

    string Text()
    {
        var lines = Rows.Select(row => row.Select(Quoted).ToList()).ToList();
        var at = random.Next(lines.Count);
        var cell = random.Next(Titles.Length);
        var text = new StringBuilder();
        if (random.Next(3) == 0)
            text.Append("全市病区一览").Append(lineEnd).Append(random.Next(2) == 0 ? lineEnd : "");
        var header = string.Join(delimiter, Titles.Select(title => quotesAll ? $"{quote}{title}{quote}" : title));
        text.Append(header).Append(lineEnd);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == at && Pollution < 14)
                Spoiled.Add(i);
            text.Append(i == at ? Spoil(lines[i], cell) : string.Join(delimiter, lines[i])).Append(i == at && Pollution == 13 ? "\n" : lineEnd);
            if (i == at && Pollution == 12)
                text.Append(header).Append(lineEnd);
            if (random.Next(12) == 0)
                text.Append(lineEnd);
        }
        if (random.Next(3) == 0)
            text.Append(string.Join(delimiter, "合计", "", "17", "", "")).Append(lineEnd);
        return text.ToString();
    }

    string Spoil(List<string> cells, int cell)
    {
        switch (Pollution)
        {
            case 0: cells.Insert(cell, ""); break;
            case 1:
                cell = Math.Max(cell, 1);
                // a cell in quotes would still be split where its own delimiters are
                cells[cell - 1] += cells[cell].Trim(quote).Split(delimiter)[0];
                cells.RemoveAt(cell);
                break;
            case 2: cells[cell] = quote + cells[cell]; break;
            case 3:
                if (!cells[cell].StartsWith(quote))
                    Literal = [.. cells.Select((text, i) => i == cell ? text + quote : text)];
                cells[cell] += quote;
                break;
            case 4: cells[cell] = cells[cell].Trim(quote) is var bare && quotesAll ? quote + bare : quote + cells[cell]; break;
            case 5: cells.RemoveRange(cell, cells.Count - cell); break;
            case 6: cells.Add("多"); break;
            case 7: cells.Add(""); break;
            case 8: return string.Join(delimiter == ";" ? "|" : ";", cells);
            case 9: cells[2] = "十二"; break;
            case 10: cells[3] = "2025-02-30"; break;
            case 11: cells[0] = ""; break;
        }
        return string.Join(delimiter, cells);
    }

    string Quoted(string cell)
    {
        var needs = quotesAll || cell.Contains(quote, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('\r', '\n', '\\') || cell.Contains(delimiter[0], StringComparison.Ordinal);
        if (!needs)
            return cell;
        var inner = escape == "\\" ? cell.Replace("\\", "\\\\", StringComparison.Ordinal) : cell;
        return quote + inner.Replace(quote.ToString(), escape + quote, StringComparison.Ordinal) + quote;
    }

    (string, byte[]) Encoded(string text)
    {
        var bytes = random.Next(4) switch
        {
            0 => CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(text),
            1 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
        if (random.Next(4) > 0)
            return ("wards.csv", bytes);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(bytes);
        return ("wards.csv.gz", packed.ToArray());
    }
}
