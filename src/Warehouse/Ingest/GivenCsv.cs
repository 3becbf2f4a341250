using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A CSV file in UTF-8 that somebody hands to a verb, outside of the inbox.</summary>
static class GivenCsv
{
    const int BufferBytes = 1 << 16;

    static readonly UTF8Encoding Strict = new(false, true);

    /// <param name="what">What the file is to the reader of a message.</param>
    /// <exception cref="RunException">The file is missing, is no UTF-8 or no CSV.</exception>
    public static void Read(string file, string what, Action<CsvReader> read)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
            // invalid bytes would otherwise pass as replacement characters inside names
            _ = Strict.GetCharCount(bytes, mark, bytes.Length - mark);
            using var csv = new CsvReader(new MemoryStream(bytes, mark, bytes.Length - mark), BufferBytes);
            read(csv);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"不能读取{what} {file}:{missing.Message}", missing);
        }
        catch (DecoderFallbackException)
        {
            throw new RunException($"{file}:找到不是 UTF-8 的字节,应把文件另存为 UTF-8 编码的 CSV");
        }
        catch (RefusedException refused)
        {
            throw new RunException($"{file}:{refused.Message}", refused);
        }
    }

    /// <summary>A cell as text, without the spaces around it.</summary>
    public static string Text(CsvReader csv, int field) => Strict.GetString(csv[field]).Trim();
}
