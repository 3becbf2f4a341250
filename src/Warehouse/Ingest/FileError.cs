namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file in the inbox that cannot be taken as an arrival at all: it lies in the wrong place or is of no known source.</summary>
public sealed record FileError(string Path, string Message)
{
    internal static FileError Unreadable(InboxFile file, Exception fault) => new(file.Path, $"文件打不开:{fault.Message}");
}
