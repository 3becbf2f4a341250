using System.Security.Cryptography;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>
/// Accepted files after a run: sealed under their content's hash, so that clear identifiers lie nowhere else than in the inbox, and a file can be read again when
/// its definition changes or its sender asks for his rejected rows. They are kept for some days; then only the hash in the manifest is left.
/// </summary>
public sealed class Originals(DataFolder data)
{
    const string Ending = ".enc";

    byte[]? _secret;

    /// <summary>Clear copies for reading again, below the inbox, where clear files may be; gone after the ingest.</summary>
    string Reopened => Path.Combine(data.Inbox, ".reopened");

    byte[] Secret => _secret ??= KeyFile.Open(data, "originals.key", Directory.Exists(data.Originals) && Directory.EnumerateFiles(data.Originals).Any(), "原件是用它封存的");

    public bool Has(Arrival arrival) => File.Exists(FileOf(arrival));

    /// <summary>Where a clear copy of an arrival lies just now: in the inbox as it arrived, or opened again; null when neither.</summary>
    internal string? PathOf(Arrival arrival) => IsUnchanged(arrival) ? InboxPath(arrival) : null;

    /// <summary>Reads an arrival as it came: in the inbox, or from a clear copy of the sealed file that is gone afterwards.</summary>
    /// <returns>Null when there is neither.</returns>
    internal T? Read<T>(Arrival arrival, Func<string, T?> read)
        where T : class
    {
        if (PathOf(arrival) is { } path)
            return read(path);
        if (!Has(arrival))
            return null;
        var folder = Path.Combine(data.Inbox, ".copy-" + Path.GetRandomFileName());
        try
        {
            return read(Unseal(arrival, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The content of an arrival.</summary>
    /// <exception cref="RunException">It has expired, or the sealed file is damaged.</exception>
    public Stream Open(Arrival arrival)
    {
        try
        {
            return SealedFile.Open(File.OpenRead(FileOf(arrival)), Secret, arrival.Sha256);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunException($"{arrival.Path} 的原件已过保存期,不能再读");
        }
        catch (CryptographicException damage)
        {
            throw new RunException($"{arrival.Path} 的原件 {FileOf(arrival)} 已损坏,或不是用本目录的密钥封存的", damage);
        }
    }

    /// <summary>Seals the accepted files that still lie in the inbox as they arrived, and takes them out of it. A crash leaves a file here or there, never nowhere.</summary>
    /// <returns>How many were moved.</returns>
    public int Take(Manifest manifest, int threads, CancellationToken cancellation)
    {
        var here = manifest.Arrivals.Where(arrival => arrival.State == ArrivalState.Accepted && IsUnchanged(arrival)).DistinctBy(arrival => arrival.Path).ToList();
        if (here.Count == 0)
            return 0;
        Directory.CreateDirectory(data.Originals);
        var secret = Secret;
        // two arrivals of the same content share a sealed file
        SideBySide.Run([.. here.GroupBy(arrival => arrival.Sha256)], threads, same => Seal([.. same], secret), cancellation);
        return here.Count;
    }

    /// <summary>Deletes what was sealed before a day.</summary>
    public void Expire(DateTime before)
    {
        if (!Directory.Exists(data.Originals))
            return;
        foreach (var file in Directory.EnumerateFiles(data.Originals))
        {
            if (!file.EndsWith(Ending, StringComparison.Ordinal) || File.GetLastWriteTimeUtc(file) < before)
                File.Delete(file);
        }
    }

    /// <summary>Opens again what was read by another definition than the source has now, or has to be read again for another reason, as if it lay in the inbox still.</summary>
    internal IReadOnlyList<InboxFile> Reopen(Manifest manifest, IReadOnlyList<SourceDefinition> sources, Inbox inbox, IReadOnlySet<int> again)
    {
        Close();
        var there = inbox.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var definitions = sources.ToDictionary(source => source.Id, source => (Source: source, Hash: SourceHash.Of(source)), StringComparer.Ordinal);
        return [.. manifest.Arrivals
            .Where(arrival => definitions.TryGetValue(arrival.Source, out var now) && (arrival.Definition != now.Hash || again.Contains(arrival.Number)) && !there.Contains(arrival.Path) && Has(arrival))
            .DistinctBy(arrival => arrival.Path)
            .Select(arrival => new InboxFile(definitions[arrival.Source].Source, arrival.Sender, arrival.Period, arrival.Path, Unseal(arrival, Reopened), arrival.Bytes, arrival.Modified))];
    }

    /// <summary>Takes the clear copies away again.</summary>
    internal void Close()
    {
        if (Directory.Exists(Reopened))
            Directory.Delete(Reopened, recursive: true);
    }

    string Unseal(Arrival arrival, string folder)
    {
        Directory.CreateDirectory(folder);
        // readers go by the ending of the name
        var path = Path.Combine(folder, arrival.Sha256 + "-" + Path.GetFileName(arrival.Path));
        using (var sealedFile = Open(arrival))
        using (var clear = File.Create(path))
        {
            try
            {
                sealedFile.CopyTo(clear);
            }
            catch (CryptographicException damage)
            {
                throw new RunException($"{arrival.Path} 的原件 {FileOf(arrival)} 已损坏", damage);
            }
        }

        File.SetLastWriteTimeUtc(path, arrival.Modified);
        return path;
    }

    void Seal(IReadOnlyList<Arrival> same, byte[] secret)
    {
        var target = FileOf(same[0]);
        if (!File.Exists(target))
        {
            var temporary = target + ".tmp";
            using (var clear = new HashedStream(File.OpenRead(InboxPath(same[0]))))
            using (var sealedFile = File.Create(temporary))
            {
                SealedFile.Seal(clear, sealedFile, secret, same[0].Sha256);
                // somebody wrote to it just now: it is another file, for the next run
                if (clear.Finish() != same[0].Sha256)
                    return;
                sealedFile.Flush(flushToDisk: true);
            }

            File.Move(temporary, target);
        }

        foreach (var arrival in same.Where(IsUnchanged))
            File.Delete(InboxPath(arrival));
    }

    bool IsUnchanged(Arrival arrival) => new FileInfo(InboxPath(arrival)) is { Exists: true } file && file.Length == arrival.Bytes && file.LastWriteTimeUtc == arrival.Modified;

    string InboxPath(Arrival arrival) => Path.Combine(data.Root, arrival.Path);

    string FileOf(Arrival arrival) => Path.Combine(data.Originals, arrival.Sha256 + Ending);
}
