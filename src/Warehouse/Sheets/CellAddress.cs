using System.Globalization;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>Names of cells: row 3, column 2 is B3.</summary>
public static class CellAddress
{
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    public static string Of(int row, int column) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Column(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }

    /// <summary>Row and column of an address without dollar signs; null for anything else.</summary>
    public static (int Row, int Column)? Parse(string? address)
    {
        var column = 0;
        var i = 0;
        for (; i < address?.Length && address[i] is >= 'A' and <= 'Z' && i < 3; i++)
            column = (column * 26) + address[i] - 'A' + 1;
        return i > 0 && int.TryParse(address.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? (row, column) : null;
    }
}
