namespace FamilyDoctor.Analytics.Warehouse.Exports;

public enum ExportKind
{
    Ranking,
    Payouts,
    Indicators,
    Rejects,
}

public enum ExportFormat
{
    Csv,
    Parquet,
}
