using System.Text;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>Small CSV files put together in memory: UTF-8, one line feed per row, quoted only where needed.</summary>
static class CsvText
{
    public static void Row(StringBuilder text, params IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    /// <summary>Writes beside and puts in place, so that a reader never sees half a file.</summary>
    /// <param name="forExcel">Begins with the mark by which Excel knows UTF-8.</param>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Save(string file, StringBuilder text, bool forExcel = false)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file + ".tmp", text.ToString(), new UTF8Encoding(forExcel));
            File.Move(file + ".tmp", file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"不能写入 {file}:{failure.Message}", failure);
        }
    }

    static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
