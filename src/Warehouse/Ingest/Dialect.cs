using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>How the records of one file are written.</summary>
/// <param name="Delimiter">Between fields, in UTF-8.</param>
/// <param name="Quote">Around fields, -1 where there is none.</param>
/// <param name="Escape">Before a quote within quotes; the quote itself where it is doubled, -1 where quotes cannot stand in fields.</param>
/// <param name="Comment">What a record begins with that is passed over; empty for none.</param>
sealed record Dialect(byte[] Delimiter, int Quote, int Escape, byte[] Comment)
{
    /// <summary>RFC 4180.</summary>
    public static readonly Dialect Standard = new([(byte)','], '"', '"', []);

    /// <summary>Whether each record is one line of the file, as rows of a sheet are, whatever line breaks its cells hold.</summary>
    public bool RecordsAreLines { get; init; }

    public static Dialect Of(DeclaredDialect declared, string delimiter, char quote, char escape)
    {
        var sign = Sign(declared.Quote, quote);
        return new(
            Encoding.UTF8.GetBytes(declared.Delimiter ?? delimiter), sign,
            // of a declared quote the usual escape is the quote itself
            declared.Escape is null && escape == quote ? sign : Sign(declared.Escape, escape), Encoding.UTF8.GetBytes(declared.Comment ?? ""));
    }

    static int Sign(string? declared, char found) => declared switch
    {
        null => found,
        DeclaredDialect.None => -1,
        _ => declared[0],
    };
}
