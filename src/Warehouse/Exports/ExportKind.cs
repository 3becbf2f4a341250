namespace FamilyDoctor.Analytics.Warehouse.Exports;

public enum ExportKind
{
    Ranking,
    Payouts,
    Contracts,
    Debts,
    Indicators,
    Rejects,
    Flags,
}

public enum ExportFormat
{
    Csv,
    Parquet,
}
