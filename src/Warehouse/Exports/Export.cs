using System.Data.Common;

namespace FamilyDoctor.Analytics.Warehouse.Exports;

/// <summary>Writes a table of the published version to a file; the same version gives the same bytes.</summary>
public static class Export
{
    static readonly byte[] Utf8Bom = [0xEF, 0xBB, 0xBF];

    /// <param name="unit">Only this assessed unit; null for all.</param>
    /// <param name="institution">Only this institution; null for all.</param>
    /// <exception cref="RunException">Nothing has been published yet, or the file cannot be written.</exception>
    public static void Write(DataFolder data, ExportKind what, ExportFormat format, string file, string? unit = null, string? institution = null)
    {
        using var version = VersionReader.OpenCurrent(data);
        Write(version, what, format, file, unit, institution);
    }

    /// <summary>The same from a version that is already open.</summary>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public static void Write(DbConnection version, ExportKind what, ExportFormat format, string file, string? unit = null, string? institution = null)
    {
        var partial = file + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using (var command = version.CreateCommand())
            {
                command.CommandText = $"copy ({Query(what, unit, institution)}) to {SqlLiteral.Of(partial)} ({Options(format)})";
                command.ExecuteNonQuery();
            }

            if (format == ExportFormat.Csv)
                Prepend(partial, Utf8Bom);
            File.Move(partial, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            throw new RunException($"不能写入 {file}:{failure.Message}", failure);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    // COPY takes no parameters
    static string Query(ExportKind what, string? unit, string? institution) => EmbeddedSql.Read($"Exports.{what.ToString().ToLowerInvariant()}.sql")
        .Replace("$unit", Nullable(unit), StringComparison.Ordinal).Replace("$institution", Nullable(institution), StringComparison.Ordinal);

    static string Nullable(string? text) => text is null ? "null::varchar" : SqlLiteral.Of(text);

    static string Options(ExportFormat format) => format == ExportFormat.Csv ? "format csv, header true" : "format parquet, compression zstd";

    // Excel takes a CSV for UTF-8 only when it begins with the mark
    static void Prepend(string file, byte[] mark)
    {
        var marked = file + ".bom";
        using (var target = File.Create(marked))
        {
            target.Write(mark);
            using var source = File.OpenRead(file);
            source.CopyTo(target);
        }

        File.Move(marked, file, overwrite: true);
    }
}
