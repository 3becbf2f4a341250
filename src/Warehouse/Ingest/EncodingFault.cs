using System.Globalization;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Where in a text a byte is wrong: looked for only once it is known that one may be.</summary>
static class EncodingFault
{
    /// <summary>The offset of the first byte that is not of this encoding, or null.</summary>
    public static long? In(Stream bytes, TextEncoding encoding)
    {
        var decoder = encoding.Decoding!.GetDecoder();
        var block = new byte[1 << 16];
        var chars = new char[encoding.Decoding.GetMaxCharCount(block.Length)];
        var offset = 0L;
        int read;
        do
        {
            read = bytes.Read(block);
            var skipped = offset == 0 ? Math.Min(encoding.MarkBytes, read) : 0;
            try
            {
                decoder.GetChars(block, skipped, read - skipped, chars, 0, flush: read == 0);
            }
            catch (DecoderFallbackException fault)
            {
                return Math.Max(0, offset + skipped + fault.Index);
            }
            offset += read;
        }
        while (read > 0);
        return null;
    }

    public static long LineAt(Stream bytes, long offset)
    {
        var buffer = new byte[1 << 16];
        var line = 1L;
        int read;
        while (offset > 0 && (read = bytes.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, offset)))) > 0)
        {
            line += buffer.AsSpan(0, read).Count((byte)'\n');
            offset -= read;
        }
        return line;
    }

    public static string ByteAt(Stream bytes, long offset)
    {
        var buffer = new byte[1 << 16];
        var left = offset;
        int read;
        while ((read = bytes.Read(buffer)) > 0 && left >= read)
            left -= read;
        return Byte(offset, read > 0 ? buffer[left] : 0);
    }

    public static string Byte(long offset, int value) => string.Create(CultureInfo.InvariantCulture, $"第 {offset + 1} 个字节是 0x{value:X2}");
}
