using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>How text is encoded; every one of them is decoded strictly.</summary>
/// <param name="MarkBytes">Length of the mark that it begins with.</param>
/// <param name="Decoding">Null for UTF-8, which is read as it is.</param>
sealed record TextEncoding(string Name, int MarkBytes, Encoding? Decoding)
{
    public static readonly TextEncoding Utf8 = new("utf-8", 0, null);
    public static readonly TextEncoding Utf8WithMark = new("utf-8-bom", 3, null);
    public static readonly TextEncoding Utf16 = new("utf-16", 2, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true));
    public static readonly TextEncoding Utf16BigEndian = new("utf-16be", 2, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true));

    /// <summary>Code page 54936, which reads GBK and GB2312 too.</summary>
    public static readonly TextEncoding Gb18030 = new("gb18030", 0, CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!);

    /// <summary>The text as UTF-8 without a mark. It is decoded while being read, so that no second copy comes to lie anywhere.</summary>
    public Stream Over(Stream bytes)
    {
        if (MarkBytes > 0)
            bytes.ReadExactly(stackalloc byte[MarkBytes]);
        return Decoding is null ? bytes : Encoding.CreateTranscodingStream(bytes, Decoding, Encoding.UTF8);
    }
}
