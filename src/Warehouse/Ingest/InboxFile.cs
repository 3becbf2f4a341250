using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file of a known source found in the inbox; <paramref name="Path"/> is relative to the data folder, with forward slashes.</summary>
public sealed record InboxFile(
    SourceDefinition Source, string Sender, string Period, string Path, string FullPath, long Bytes, DateTime Modified)
{
    /// <summary>Whether someone is still writing the file: it no longer looks as it did when it was found.</summary>
    public bool HasChanged()
    {
        var now = new FileInfo(FullPath);
        return !now.Exists || now.Length != Bytes || now.LastWriteTimeUtc != Modified;
    }
}
