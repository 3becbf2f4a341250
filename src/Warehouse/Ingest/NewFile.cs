using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file to be read: its content has not arrived before, or it has (<paramref name="Before"/>) and reading it again may give something else.</summary>
/// <param name="Looked">Looks through the file when first asked, for whoever asks.</param>
sealed record NewFile(InboxFile File, Lazy<FileDigest> Looked, int Number, Arrival? Before)
{
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public FileDigest Digest => Looked.Value;
}
