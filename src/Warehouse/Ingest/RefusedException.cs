using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file is not what it says it is and cannot be read on; caught where its arrival is recorded as refused.</summary>
sealed class RefusedException(Refusal refusal) : Exception(refusal.Text)
{
    public Refusal Refusal { get; } = refusal;
}
