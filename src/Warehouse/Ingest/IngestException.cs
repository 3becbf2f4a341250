namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Ingest cannot go on until the operator does what the message says.</summary>
public sealed class IngestException(string message) : Exception(message);
