using System.Text;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

/// <summary>A unified social credit code that passes GB 32100, in capitals.</summary>
sealed class CreditCodeCell(SourceColumn column) : Cell(column)
{
    byte[] code = [];

    protected override bool Parse(ReadOnlySpan<byte> text)
    {
        code = Capitals(text);
        return CreditCode.IsValid(code);
    }

    protected override Fault ExplainText(ReadOnlySpan<byte> text) => new(
        NumberText.IsExponent(text) ? $"{Column.Title}被 Excel 改成了科学计数,后面的数字已丢失" : Column.Title + CreditCode.Explain(Capitals(text)), "18 位统一社会信用代码");

    protected override void AppendValue(DuckDBAppenderRow row) => row.AppendValue(code.AsSpan());

    protected override void AddValueToKey(KeyBytes key) => key.Add(code);

    static byte[] Capitals(ReadOnlySpan<byte> text) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ToUpperInvariant());
}
