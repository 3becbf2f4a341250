namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file with content that has not arrived before, and the number its arrival gets.</summary>
sealed record NewFile(InboxFile File, FileDigest Digest, int Number);
