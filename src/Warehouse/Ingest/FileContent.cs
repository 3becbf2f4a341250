using System.IO.Compression;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What a file holds: text in an encoding, a workbook, or nothing that can be taken (<paramref name="Refusal"/>).</summary>
/// <param name="Encoding">Null unless it is text.</param>
sealed record FileContent(FileKind Kind, TextEncoding? Encoding, Refusal? Refusal = null)
{
    /// <summary>As arrivals name it.</summary>
    public string Name => Encoding?.Name ?? (Kind == FileKind.Workbook && Refusal is null ? "xlsx" : "unknown");

    /// <summary>The text as UTF-8.</summary>
    public Stream OpenText(string path) => Encoding!.Over(OpenBytes(path, Kind));

    /// <summary>The bytes of the text, unpacked.</summary>
    public static Stream OpenBytes(string path, FileKind kind)
    {
        var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        return kind == FileKind.PackedText ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
