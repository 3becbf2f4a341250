namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>One sheet that was read.</summary>
public sealed class ReadSheet(string name, IReadOnlyDictionary<(int Row, int Column), ReadCell> cells)
{
    // a title and notes may stand above the headers
    const int RowsAbove = 20;

    public string Name => name;

    /// <summary>Number of the last row that holds anything.</summary>
    public int Rows { get; } = cells.Count == 0 ? 0 : cells.Keys.Max(key => key.Row);

    public int Columns { get; } = cells.Count == 0 ? 0 : cells.Keys.Max(key => key.Column);

    /// <summary>The cell there, empty when nothing is.</summary>
    public ReadCell At(int row, int column) => cells.TryGetValue((row, column), out var cell) ? cell : new ReadCell(name, row, column, null, null);

    /// <summary>The row of headers: the first that has this one.</summary>
    /// <returns>Its number, and every header with its column, in their order.</returns>
    /// <exception cref="RunException">There is no such row, or it has a header twice.</exception>
    public (int Row, IReadOnlyList<ReadCell> Headers) HeaderRow(string header)
    {
        for (var row = 1; row <= Math.Min(Rows, RowsAbove); row++)
        {
            var headers = Enumerable.Range(1, Columns).Select(column => At(row, column)).Where(cell => !cell.IsEmpty).ToList();
            if (headers.All(cell => cell.Shown != header))
                continue;
            if (headers.GroupBy(cell => cell.Shown, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new RunException($"工作表“{name}”的列名“{twice.Key}”出现了 {twice.Count()} 次:{string.Join("、", twice.Select(cell => cell.Address))};每列应只有一个名字");
            return (row, headers);
        }

        throw new RunException($"工作表“{name}”前 {RowsAbove} 行里没有列名“{header}”,第 1 行是{(Rows == 0 ? "空的" : string.Join("、", Enumerable.Range(1, Columns).Select(column => At(1, column)).Where(cell => !cell.IsEmpty).Select(cell => $"“{cell.Shown}”")))}");
    }
}
