namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>What is wrong with a cell or a row, in words its sender understands. <paramref name="Kind"/> groups equal faults where the reason names a row.</summary>
sealed record Fault(string Reason, string Expected, string Kind)
{
    public Fault(string reason, string expected)
        : this(reason, expected, reason)
    {
    }
}
