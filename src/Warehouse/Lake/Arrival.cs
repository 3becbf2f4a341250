namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>One file that came in: who sent what for which period, and what became of it. Identity is (source, sender, period, content).</summary>
/// <remarks>
/// Paths are relative to the data folder, with forward slashes. <paramref name="Modified"/> is only a hint that spares hashing the file
/// again and takes no part in the identity. <paramref name="Definition"/> names the source definition it was read by: when that changes, the file is
/// read again under its number. A refused arrival has no accepted rows: none of them entered the lake. Otherwise accepted, rejected and held are all its rows.
/// </remarks>
/// <param name="SeenOn">As of which day the run was that took it in first; null when it is not known.</param>
/// <param name="Corrects">The arrival of whose rejected rows this is the corrected workbook; null for what was sent of itself.</param>
/// <param name="SolvedFile">Which of those rows came in with it.</param>
/// <param name="Held">Rows that are well but refer to what has not come yet.</param>
/// <param name="Sums">CRC-32C and length of each of its files in the lake, in the order of <see cref="Files"/>; null for what was taken in before sums were kept.</param>
public sealed record Arrival(
    int Number, string Source, string Sender, string Period, string Path, string Sha256, long Bytes, DateTime Modified, string Encoding, string Definition,
    long Rows, long Accepted, long Rejected, long Held, ArrivalState State, Refusal? Refusal,
    string? LakeFile, string? RejectsFile, string? HeldFile, IReadOnlyList<string> UnknownColumns, PassedOver? PassedOver,
    int? Corrects = null, string? SolvedFile = null, DateOnly? SeenOn = null, IReadOnlyList<string>? Sums = null)
{
    /// <summary>Paths of its files in the lake.</summary>
    public IEnumerable<string> Files() => new[] { LakeFile, RejectsFile, HeldFile, SolvedFile }.OfType<string>();

    /// <summary>Whether reading the file another time gave what it had given before.</summary>
    public bool IsLike(Arrival other) => (Definition, State, Rows, Accepted, Rejected, Held, Refusal, LakeFile)
        == (other.Definition, other.State, other.Rows, other.Accepted, other.Rejected, other.Held, other.Refusal, other.LakeFile)
        && (RejectsFile, HeldFile, SolvedFile, PassedOver, Corrects) == (other.RejectsFile, other.HeldFile, other.SolvedFile, other.PassedOver, other.Corrects);

    public (string Source, string Sender, string Period, string Sha256) Identity => (Source, Sender, Period, Sha256);
}
