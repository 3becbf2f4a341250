using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>A table of plain lines, aligned by columns of the terminal, of which a Chinese character takes two.</summary>
/// <remarks>Spectre's tables break rows that are too wide, and fail where a break falls into a Chinese word.</remarks>
sealed class ConsoleTable(string title, params ConsoleTable.Column[] columns)
{
    const string Gap = "  ";

    readonly List<string[]> rows = [[.. columns.Select(column => column.Title)]];

    public readonly record struct Column(string Title, bool IsNumber = false);

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print()
    {
        int[] widths = [.. columns.Select((_, place) => rows.Where(row => place < row.Length).Max(row => row[place].GetCellWidth()))];
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(title);
        Write(rows[0], widths);
        Console.WriteLine(new string('─', widths.Sum() + Gap.Length * (columns.Length - 1)));
        foreach (var row in rows.Skip(1))
            Write(row, widths);
    }

    // Console, not AnsiConsole: a line wider than the terminal is the terminal's to wrap
    void Write(string[] row, int[] widths) =>
        Console.WriteLine(string.Join(Gap, row.Select((cell, place) => Padded(cell, widths[place], columns[place].IsNumber))).TrimEnd());

    static string Padded(string cell, int width, bool isNumber)
    {
        var space = new string(' ', width - cell.GetCellWidth());
        return isNumber ? space + cell : cell + space;
    }
}
