namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file is done: <paramref name="Rows"/> counts the data rows of all files so far.</summary>
public sealed record IngestProgress(string Source, string File, int FilesDone, int FilesTotal, long Rows);
