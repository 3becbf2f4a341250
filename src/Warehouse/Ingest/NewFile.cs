using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file to be read: its content has not arrived before, or it has (<paramref name="Before"/>) and reading it again may give something else.</summary>
sealed record NewFile(InboxFile File, FileDigest Digest, int Number, Arrival? Before);
