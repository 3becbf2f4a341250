using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Finds how a text file is written and where its header stands, from its first records.</summary>
/// <remarks>
/// The columns are known, so nothing has to be guessed from looks: of all ways to split the text the one is taken that finds most columns by name in one
/// record, then most records of that length behind it (less those of another: a wrong quote leaves pieces of records), then most fields that its quotes
/// close. What the source declares is not searched for.
/// </remarks>
static class DialectSearch
{
    public const int SampleBytes = 1 << 16;

    // titles and notes above the header, and the records that tell one dialect from another
    const int HeaderWithin = 50, Looked = 200;

    // the usual first: of equals it wins
    static readonly string[] Delimiters = [",", "\t", ";", "|", ",", ", ", ":", " ", "\t\t", "^", "~", "\u0001"];

    static readonly (char Quote, char Escape)[] Quotings = [('"', '"'), ('"', '\\'), ('\'', '\''), ('\'', '\\')];

    /// <param name="HeaderRecord">How many records stand above the header.</param>
    /// <param name="UsualCount">How many fields nearly all records behind the header have; 0 where there is no such number.</param>
    public sealed record Found(Dialect Dialect, int HeaderRecord, int UsualCount = 0);

    public static Found In(HeadedStream text, SourceDefinition source)
    {
        var declared = source.Dialect;
        var sample = Whole(text);
        var names = new ColumnNames(source);
        var best = (Look: default(Look), Dialect: Dialect.Standard);
        var quotings = Quotings.Where(quoting => quoting.Escape != '\\' || sample.AsSpan().IndexOf([(byte)'\\', (byte)quoting.Quote]) >= 0).ToList();
        foreach (var delimiter in declared.Delimiter is { } sign ? [sign] : Delimiters.Where(sign => sign == "," || sample.AsSpan().IndexOf(Encoding.UTF8.GetBytes(sign)) >= 0))
        {
            var usual = default(Look);
            foreach (var (quote, escape) in quotings)
            {
                var dialect = Dialect.Of(declared, delimiter, quote, escape);
                var look = Look.At(sample, dialect, source, names);
                if (look.IsPlain && quote == '"')
                    return new Found(dialect, 0, look.UsualCount);
                usual = quote == '"' ? look : usual;
                // a row with a stray quote must not make the quote of all others another one
                var hasReason = quote == '"' || look.Score.Columns > usual.Score.Columns || look.Score.Quoted > usual.Score.Quoted;
                if (hasReason && look.Score.CompareTo(best.Look.Score) > 0)
                    best = (look, dialect);
            }
        }
        return best.Look.Score == default ? new Found(Dialect.Of(declared, ",", '"', '"'), 0) : new Found(best.Dialect, best.Look.HeaderRecord, best.Look.UsualCount);
    }

    /// <param name="HeaderRecord">How many records stand above it.</param>
    /// <param name="Columns">How many columns it names; 0 where nothing looks like a header.</param>
    public readonly record struct Header(int HeaderRecord, int Columns);

    /// <summary>The header of text whose dialect is known.</summary>
    public static Header HeaderIn(HeadedStream text, Dialect dialect, SourceDefinition source)
    {
        var look = Look.At(Whole(text), dialect, source, new ColumnNames(source));
        return new Header(look.HeaderRecord, source.Dialect.HeaderRows == 0 ? look.Score.Records : look.Score.Columns);
    }

    // a record cut off by the sample's end would count as one of another length
    static byte[] Whole(HeadedStream text) =>
        (text.IsWhole ? text.Head : text.Head[..(text.Head.LastIndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var last ? last + 1 : text.Head.Length)]).ToArray();

    /// <summary>What a dialect makes of the first records.</summary>
    readonly record struct Look(int HeaderRecord, (int Columns, int Records, long Quoted) Score, int UsualCount, bool IsPlain)
    {
        public static Look At(byte[] sample, Dialect dialect, SourceDefinition source, ColumnNames names)
        {
            using var csv = new CsvReader(new MemoryStream(sample), sample.Length + 1, dialect);
            csv.SkipLines(source.Dialect.Preamble ?? 0);
            var records = new List<(int Fields, int Columns)>();
            try
            {
                while (records.Count < Looked && csv.Read())
                    records.Add((csv.HasStrayQuote ? 0 : csv.Count, records.Count < HeaderWithin ? names.CountIn(csv) : 0));
            }
            catch (RefusedException)
            {
                // the sample ends within quotes
            }
            if (source.Dialect.HeaderRows == 0)
                return new Look(0, (0, records.Count(record => record.Fields == source.Columns.Count), csv.QuotedCount), 0, false);
            if (records.Count == 0)
                return default;
            var columns = records.Max(record => record.Columns);
            // of several rows the last one has the names, those above it group them
            var header = source.Dialect.Preamble is null ? Math.Max(0, records.FindIndex(record => record.Columns == columns) - source.Dialect.HeaderRows + 1) : 0;
            if (columns == 0)
                return default;
            var alike = records.Skip(header).Count(record => record.Fields == records[header].Fields);
            var usual = records.Skip(header + 1).GroupBy(record => record.Fields).Where(same => same.Count() * 10 >= (records.Count - header - 1) * 9).Select(same => same.Key).FirstOrDefault();
            var others = records.Count - header - alike;
            return new Look(header, (columns, alike - others, csv.QuotedCount), usual, header == 0 && columns >= source.Columns.Count(column => column.Required) && alike == records.Count);
        }
    }
}
