using System.Buffers.Text;
using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>
/// The columns by which the workbook of a sender's rejected rows is known again when it comes back corrected, and the fields of a file that hold the
/// two that matter: which arrival, and which line of it, a row was.
/// </summary>
sealed record AnswerFields(int Arrival, int Line)
{
    public const string ArrivalTitle = "原到达号", LineTitle = "原行号";

    /// <summary>What the workbook adds to the sender's own columns.</summary>
    public static readonly IReadOnlyList<string> Titles = [ArrivalTitle, LineTitle, "驳回列", "驳回所见", "驳回应为", "驳回原因"];

    const int HashLength = 8;

    public static AnswerFields? In(string[] titles) =>
        Array.IndexOf(titles, ArrivalTitle) is >= 0 and var arrival && Array.IndexOf(titles, LineTitle) is >= 0 and var line ? new AnswerFields(arrival, line) : null;

    /// <summary>An arrival as the workbook names it: its number for people, its content for certain, whatever numbers are given when all is read anew.</summary>
    public static string NameOf(int number, string sha256) => string.Create(CultureInfo.InvariantCulture, $"{number}-{sha256[..HashLength]}");

    /// <summary>The rejected row that a record corrects; null where it does not say.</summary>
    public (string Arrival, long Line)? Of(CsvReader csv)
    {
        if (Arrival >= csv.Count || Line >= csv.Count)
            return null;
        var name = Utf8Text.Trim(csv[Arrival]);
        var line = Utf8Text.Trim(csv[Line]);
        return !name.IsEmpty && Utf8Parser.TryParse(line, out long number, out var used) && used == line.Length ? (Encoding.UTF8.GetString(name), number) : null;
    }

    /// <summary>The number of the arrival that is corrected.</summary>
    /// <param name="known">What has arrived before.</param>
    /// <param name="together">What arrives now: all may be read anew at once.</param>
    /// <exception cref="RefusedException">There is nothing that these rows could correct.</exception>
    public static int Find(string name, InboxFile file, Manifest known, IReadOnlyList<NewFile> together)
    {
        var hash = name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
        var sent = known.Arrivals.Where(arrival => (arrival.Source, arrival.Sender, arrival.Period) == (file.Source.Id, file.Sender, file.Period)).ToList();
        var corrected = sent.Find(arrival => hash.Length == HashLength && arrival.Sha256.StartsWith(hash, StringComparison.Ordinal));
        if (corrected?.State == ArrivalState.Refused)
            throw new RefusedException(new Refusal($"{name} 号文件整份没有收,只更正其中几行没有用", null, "改好后把整份文件重报"));
        return corrected?.Number
            ?? together.FirstOrDefault(other => (other.File.Source.Id, other.File.Sender, other.File.Period) == (file.Source.Id, file.Sender, file.Period)
                && hash.Length == HashLength && other.Digest.Sha256.StartsWith(hash, StringComparison.Ordinal))?.Number
            ?? throw new RefusedException(new Refusal($"更正的是 {name} 号文件,它不是这个报送单位这一期的这种数据", null, "放在原文件所在的文件夹", $"{file.Sender} {file.Period} {file.Source.Id}"));
    }
}
