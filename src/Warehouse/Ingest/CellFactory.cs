using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Makes the cells that read a source's columns; what they need of the region is shared by all files.</summary>
sealed class CellFactory(PersonKeys persons, KeyedHash hash, IReadOnlyDictionary<string, ParentKeys> parents)
{
    public Cell[] Make(SourceDefinition source, string sender)
    {
        IReadOnlyList<byte[]> nulls = [.. source.Dialect.Nulls.Select(Encoding.UTF8.GetBytes)];
        return [.. source.Columns.Select(column => Make(column, source.Dialect, sender, nulls))];
    }

    Cell Make(SourceColumn column, DeclaredDialect dialect, string sender, IReadOnlyList<byte[]> nulls) => column.Type switch
    {
        ColumnType.Text => new TextCell(column, column.References is null ? null : parents[column.References]) { Nulls = nulls },
        ColumnType.Integer or ColumnType.Decimal or ColumnType.Money => new NumberCell(column, dialect) { Nulls = nulls },
        ColumnType.Date or ColumnType.Timestamp => new DateCell(column) { Nulls = nulls },
        ColumnType.Boolean => new BooleanCell(column) { Nulls = nulls },
        ColumnType.Code => new CodeCell(column, sender) { Nulls = nulls },
        ColumnType.CreditCode => new CreditCodeCell(column) { Nulls = nulls },
        ColumnType.Person => new PersonCell(column, persons) { Nulls = nulls },
        ColumnType.Pseudonym => new PseudonymCell(column, hash) { Nulls = nulls },
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };
}
