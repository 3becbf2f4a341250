using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What one look through a file's bytes tells: its content hash and what it holds.</summary>
sealed record FileDigest(string Sha256, FileContent Content)
{
    public static FileDigest Of(string path, CancellationToken ct)
    {
        var kind = FileKinds.Of(path) ?? throw new ArgumentException(path, nameof(path));
        using var file = new HashedStream(new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan }));
        var content = kind switch
        {
            FileKind.Text => Text(path, kind, file, ct, out _),
            FileKind.PackedText => Packed(path, file, ct),
            _ => Book(kind, file),
        };
        return new FileDigest(file.Finish(), content);
    }

    static FileContent Text(string path, FileKind kind, Stream bytes, CancellationToken ct, out long length)
    {
        length = 0;
        var probe = new EncodingProbe();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        int read;
        while ((read = bytes.Read(buffer)) > 0)
        {
            ct.ThrowIfCancellationRequested();
            probe.Add(buffer.AsSpan(0, read));
            length += read;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        var (encoding, refusal) = probe.Result(() => FileContent.OpenBytes(path, kind));
        return new FileContent(kind, encoding, refusal);
    }

    static FileContent Packed(string path, HashedStream file, CancellationToken ct)
    {
        try
        {
            using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            var content = Text(path, FileKind.PackedText, unpacked, ct, out var length);
            return length == 0 || unchecked((uint)length) == LastNumber(path) ? content : throw new InvalidDataException();
        }
        catch (InvalidDataException)
        {
            return new FileContent(FileKind.PackedText, null, new Refusal("文件不是完整的 gzip 压缩文件", null, "gzip 压缩的 CSV 文本", "解压时出错,文件已损坏、不完整,或只是改了扩展名"));
        }
    }

    /// <summary>The unpacked length by which gzip ends; a stream cut off before it is unpacked without complaint.</summary>
    static uint LastNumber(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> bytes = stackalloc byte[4];
        if (file.Length < 18)
            return uint.MaxValue;
        file.Position = file.Length - bytes.Length;
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    static FileContent Book(FileKind kind, Stream file)
    {
        var bytes = new byte[FileMagic.Bytes];
        var head = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        if (head.IsEmpty)
            return Refused("文件是空的", "表头和数据行", null);
        if (kind == FileKind.OldWorkbook)
            return Refused("不收 .xls 文件,请在 Excel 或 WPS 里另存为 .xlsx 后重报", FileKinds.Readable, FileMagic.IsZip(head)
                ? ".xlsx 工作簿,扩展名写成了 .xls" : FileMagic.Name(head) ?? "文本,扩展名写成了 .xls");
        return FileMagic.IsZip(head)
            ? new FileContent(kind, null)
            : Refused("文件不是 Excel 工作簿(.xlsx)", "在 Excel 或 WPS 里保存的 .xlsx", FileMagic.Name(head) ?? "文本,扩展名写成了 .xlsx");

        FileContent Refused(string message, string expected, string? found) => new(kind, null, new Refusal(message, null, expected, found));
    }
}
