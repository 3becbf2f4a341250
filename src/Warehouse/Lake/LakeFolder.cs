using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>The files of the lake: where each lies, and what lies there that no manifest knows.</summary>
public sealed class LakeFolder(DataFolder data)
{
    // these wait for the disk, not for the processor
    const int FlushedTogether = 4, ReadTogether = 4;

    /// <summary>How rows are written: columns of more than a few thousand values are not worth a dictionary, which costs a third of the writing.</summary>
    internal const string Format = "format parquet, compression snappy, dictionary_size_limit 4000";

    /// <summary>Path of an arrival's accepted rows, relative to the data folder. Its hash is of content and definition: read by another one, another file.</summary>
    /// <param name="stillHeld">How many rows are held since some that had been were taken; null before.</param>
    public static string RowsPath(string source, string sender, string period, int number, string sha256, string definition, long? stillHeld = null)
    {
        var content = sha256 + definition + stillHeld?.ToString(CultureInfo.InvariantCulture);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"lake/{source}/{sender}/{period}/{number}-{hash}.parquet");
    }

    /// <summary>Path of its rejected rows, beside them.</summary>
    public static string RejectsPath(string rowsPath) => Path.ChangeExtension(rowsPath, ".rejects.parquet");

    /// <summary>Path of the rows that wait for what they refer to.</summary>
    public static string HeldPath(string rowsPath) => Path.ChangeExtension(rowsPath, ".held.parquet");

    /// <summary>Path of the list of rejected rows that a corrected workbook brought in.</summary>
    public static string SolvedPath(string rowsPath) => Path.ChangeExtension(rowsPath, ".solved.parquet");

    public string FullPath(string path) => Path.Combine(data.Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Moves a finished file to its place; before the manifest names it, it counts for nothing.</summary>
    public void Place(string finished, string path)
    {
        var target = FullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(finished, target, overwrite: true);
    }

    /// <summary>Removes what an ingest left that died before its commit.</summary>
    public void RemoveOrphans(Manifest manifest)
    {
        if (!Directory.Exists(data.Lake))
            return;
        var known = manifest.Arrivals.SelectMany(arrival => arrival.Files()).Concat(manifest.Former).Select(FullPath).Append(data.ManifestFile).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(data.Lake, "*", SearchOption.AllDirectories).Where(file => !known.Contains(file)).ToList())
            File.Delete(file);
    }

    /// <summary>Brings new files to disk. Flushed together, they share the journal's commits.</summary>
    public void Flush(IEnumerable<Arrival> arrivals, CancellationToken ct) =>
        SideBySide.Run([.. arrivals.SelectMany(arrival => arrival.Files())], FlushedTogether, path => DurableFile.Flush(FullPath(path)), ct);

    /// <summary>The arrivals with the sums of their files, by which damage is found later. They are against a disk that loses bits, not against a person: every run works all of them out again.</summary>
    public IReadOnlyList<Arrival> Summed(IReadOnlyList<Arrival> arrivals, int threads, CancellationToken ct)
    {
        var summed = new Arrival[arrivals.Count];
        SideBySide.Run([.. Enumerable.Range(0, summed.Length)], threads, i => summed[i] = arrivals[i] with { Sums = [.. arrivals[i].Files().Select(SumOf)] }, ct);
        return summed;
    }

    /// <summary>The files of the lake that are not as they were written: gone, cut off, or changed.</summary>
    public IReadOnlyList<(Arrival Arrival, string File)> Damaged(IEnumerable<Arrival> arrivals, int threads, CancellationToken ct)
    {
        var damaged = new List<(Arrival Arrival, string File)>();
        var files = arrivals.SelectMany(arrival => arrival.Files().Select((file, i) => (arrival, file, sum: arrival.Sums?[i])));
        SideBySide.Run([.. files], Math.Max(threads, ReadTogether), at =>
        {
            if (IsWhole(at.file, at.sum))
                return;
            lock (damaged)
                damaged.Add((at.arrival, at.file));
        }, ct);
        return [.. damaged.OrderBy(found => found.Arrival.Number).ThenBy(found => found.File, StringComparer.Ordinal)];
    }

    bool IsWhole(string file, string? sum)
    {
        try
        {
            return sum is null ? File.Exists(FullPath(file)) : (sum.Length == SHA256.HashSizeInBytes * 2 ? FormerSumOf(file) : SumOf(file)) == sum;
        }
        catch (IOException)
        {
            // gone, or a disk that cannot read it any more
            return false;
        }
    }

    // earlier programs summed by SHA-256
    string FormerSumOf(string file)
    {
        using var stream = new HashedStream(Open(file));
        return stream.Finish();
    }

    // CRC-32C, of eight bytes at a time; what is left at the end of the file is filled up with noughts
    string SumOf(string file)
    {
        using var stream = Open(file);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        var sum = uint.MaxValue;
        for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            var end = (read + sizeof(ulong) - 1) & -sizeof(ulong);
            buffer.AsSpan(read, end - read).Clear();
            foreach (var word in MemoryMarshal.Cast<byte, ulong>(buffer.AsSpan(0, end)))
                sum = BitOperations.Crc32C(sum, word);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return string.Create(CultureInfo.InvariantCulture, $"{~sum:x8}-{stream.Length}");
    }

    FileStream Open(string file) => new(FullPath(file), new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
}
