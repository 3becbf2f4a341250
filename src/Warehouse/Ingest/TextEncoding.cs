using System.Text;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>How a file's text is encoded, or why it is not text.</summary>
sealed record TextEncoding(string Name, Refusal? Refusal = null)
{
    public const string Utf8 = "utf-8", Utf8WithMark = "utf-8-bom", Gb18030 = "gb18030", Unknown = "unknown";

    /// <summary>The code page of GB18030, which reads GBK and GB2312 too.</summary>
    const int Gb18030CodePage = 54936;

    public static Encoding StrictGb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The file as UTF-8 without a mark. GB18030 is decoded while reading, so that no second copy of the text comes to lie anywhere.</summary>
    public Stream Open(string path)
    {
        var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        if (Name == Utf8WithMark)
            file.Position = 3;
        return Name == Gb18030 ? Encoding.CreateTranscodingStream(file, StrictGb18030, Encoding.UTF8) : file;
    }
}
