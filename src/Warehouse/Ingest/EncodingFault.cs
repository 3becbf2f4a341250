using System.Globalization;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Where in a file a byte is wrong: looked for only once it is known that one is.</summary>
static class EncodingFault
{
    /// <summary>The offset of the first byte that is not GB18030, or null.</summary>
    public static long? InGb18030(string path)
    {
        using var file = File.OpenRead(path);
        var decoder = TextEncoding.StrictGb18030.GetDecoder();
        var bytes = new byte[1 << 16];
        var chars = new char[TextEncoding.StrictGb18030.GetMaxCharCount(bytes.Length)];
        var offset = 0L;
        int read;
        do
        {
            read = file.Read(bytes);
            try
            {
                decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
            }
            catch (DecoderFallbackException fault)
            {
                return Math.Max(0, offset + fault.Index);
            }
            offset += read;
        }
        while (read > 0);
        return null;
    }

    public static long LineAt(string path, long offset)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var line = 1L;
        int read;
        while (offset > 0 && (read = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, offset)))) > 0)
        {
            line += buffer.AsSpan(0, read).Count((byte)'\n');
            offset -= read;
        }
        return line;
    }

    public static string ByteAt(string path, long offset)
    {
        using var file = File.OpenRead(path);
        file.Position = offset;
        return Byte(offset, Math.Max(file.ReadByte(), 0));
    }

    public static string Byte(long offset, int value) => string.Create(CultureInfo.InvariantCulture, $"第 {offset + 1} 个字节是 0x{value:X2}");
}
