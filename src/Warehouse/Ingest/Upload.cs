using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>A file that was handed in through a page: looked at as a run would, and let into the inbox when a run can read it.</summary>
/// <param name="Path">Where it lies now, relative to the data folder.</param>
/// <param name="Form">What it is: its encoding, or xlsx.</param>
/// <param name="Rows">Rows below the header, as they are counted without checking them.</param>
/// <param name="Unknown">Columns that the source does not know; their cells are not taken.</param>
public sealed record Upload(string Path, string Form, long Rows, IReadOnlyList<string> Unknown)
{
    /// <summary>A month of a large hospital is some tens of megabytes.</summary>
    public const long MostBytes = 512L << 20;

    const int LongestName = 60;

    /// <summary>What it said when it went in, in one sentence.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"{Form},{Rows:N0} 行{(Unknown.Count == 0 ? "" : $",不认识的列:{string.Join('、', Unknown)}")}");

    /// <summary>Takes a file in, whole or not at all; while it comes it lies in the inbox under a name that no run reads.</summary>
    /// <param name="name">What its sender calls it; its ending says what kind of file it is.</param>
    /// <exception cref="RunException">It cannot be taken; the message says why and what to do.</exception>
    public static async Task<Upload> TakeAsync(
        DataFolder data, IReadOnlyList<SourceDefinition> sources, SourceDefinition source, string sender, string period, string name, Stream content, DateTimeOffset at, CancellationToken ct)
    {
        var path = $"inbox/{sender}/{period}/{NameOf(source, name, at)}";
        if (Inbox.FaultOf(path, sources) is { } fault)
            throw new RunException(fault);
        Directory.CreateDirectory(data.Inbox);
        // the ending says what it is
        var coming = System.IO.Path.Combine(data.Inbox, $".upload-{Guid.NewGuid():N}{System.IO.Path.GetFileName(path)}");
        try
        {
            await using (var file = File.Create(coming))
                await content.CopyToAsync(file, ct);
            var upload = Look(data, source, sender, period, path, coming, ct);
            var target = System.IO.Path.Combine(data.Root, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Move(coming, target);
            return upload;
        }
        catch (RefusedException refused)
        {
            throw new RunException(refused.Refusal.Text, refused);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"收件箱写不进去:{failure.Message}", failure);
        }
        finally
        {
            File.Delete(coming);
        }
    }

    static Upload Look(DataFolder data, SourceDefinition source, string sender, string period, string path, string file, CancellationToken ct)
    {
        var digest = FileDigest.Of(file, ct);
        if (Manifest.Load(data).Arrivals.FirstOrDefault(known => known.Identity == (source.Id, sender, period, digest.Sha256)) is { } known)
            throw new RunException($"与收到过的第 {known.Number} 号文件 {known.Path} 内容相同,不必再报");
        try
        {
            using var opened = OpenFile.Open(file, digest.Content, source, new IngestOptions().BufferBytes);
            var rows = 0L;
            while (opened.Records.Read())
                rows++;
            return new Upload(path, digest.Content.Name, rows, opened.Header.Unknown);
        }
        catch (InvalidDataException damage)
        {
            throw OpenFile.Damaged(damage);
        }
    }

    /// <summary>The source and the moment, then what is left of the sender's own name.</summary>
    static string NameOf(SourceDefinition source, string name, DateTimeOffset at)
    {
        var own = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kind = System.IO.Path.GetExtension(own);
        if (kind.Equals(".gz", StringComparison.OrdinalIgnoreCase))
            kind = System.IO.Path.GetExtension(own[..^kind.Length]) + kind;
        // names of files stay in the clear, in the manifest and on pages
        var stem = Masking.Text(own[..^kind.Length]);
        if (stem.StartsWith(source.Id, StringComparison.OrdinalIgnoreCase))
            stem = stem[source.Id.Length..];
        stem = string.Concat(stem.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_')).Trim('_', '-');
        stem = stem.Length > LongestName ? stem[..LongestName] : stem;
        return string.Create(CultureInfo.InvariantCulture, $"{source.Id}_{ChinaTime.At(at):yyyyMMddHHmmss}{(stem.Length > 0 ? "_" : "")}{stem}{kind}");
    }
}
