using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Makes the cells that read a source's columns; what they need of the region is shared by all files.</summary>
sealed class CellFactory(PersonKeys persons, KeyedHash hash, IReadOnlyDictionary<string, ParentKeys> parents)
{
    public Cell[] Make(SourceDefinition source) => [.. source.Columns.Select(Make)];

    Cell Make(SourceColumn column) => column.Type switch
    {
        ColumnType.Text => new TextCell(column, column.References is null ? null : parents[column.References]),
        ColumnType.Integer or ColumnType.Decimal or ColumnType.Money => new NumberCell(column),
        ColumnType.Date or ColumnType.Timestamp => new DateCell(column),
        ColumnType.Boolean => new BooleanCell(column),
        ColumnType.Code => new CodeCell(column),
        ColumnType.Person => new PersonCell(column, persons),
        ColumnType.Pseudonym => new PseudonymCell(column, hash),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };
}
