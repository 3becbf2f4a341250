using System.Formats.Tar;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Runs;
using Microsoft.Data.Sqlite;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>
/// Everything that a run cannot make anew: accounts and audit trail, the vault, the commission's definitions and settings, drafts, and the lake with its
/// manifest. Warehouse versions are built again from these; the inbox and the sealed originals are not part of it.
/// </summary>
public static class Backup
{
    static readonly string[] Folders = ["lake", "pipelines", "drafts"];
    static readonly string[] Files = ["settings.json", "vault.db"];

    /// <summary>Writes a backup, while no run is at work; pages stay open.</summary>
    /// <param name="file">The backup, a tar file.</param>
    /// <param name="keysFile">The secrets, sealed apart.</param>
    /// <exception cref="RunException">There is nothing to back up, or a file cannot be written.</exception>
    /// <exception cref="RunLockedException">A run is at work.</exception>
    public static BackupList Write(DataFolder data, string file, string keysFile, string passphrase, string program, DateTimeOffset now)
    {
        if (!File.Exists(data.ManifestFile) && !File.Exists(data.OperationsDb))
            throw new RunException($"{data.Root} 里没有可备份的数据;请核对 --data");
        Directory.CreateDirectory(data.Tmp);
        using var held = RunLock.Take(data, RunLock.Describe(now));
        var copy = Path.Combine(data.Tmp, "backup-operations.db");
        try
        {
            if (File.Exists(data.OperationsDb))
                CopyDatabase(data.OperationsDb, copy);
            var list = WriteArchive(data, file, copy, program, now);
            DurableFile.Replace(Path.GetFullPath(keysFile), SealedKeys.Seal(Keys(data), passphrase));
            return list;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"备份没有写成:{failure.Message}", failure);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    static BackupList WriteArchive(DataFolder data, string file, string operations, string program, DateTimeOffset now)
    {
        var target = Path.GetFullPath(file);
        var partial = target + ".partial";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var entries = new List<BackupEntry>();
        BackupList list;
        using (var stream = File.Create(partial))
        {
            using (var archive = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
            {
                if (File.Exists(operations))
                    Add("operations.db", operations);
                foreach (var path in Paths(data))
                    Add(path, Path.Combine(data.Root, path));
                list = new BackupList(BackupList.Known, program, now.UtcDateTime, data.CurrentVersion(), entries);
                archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, BackupList.Name) { DataStream = new MemoryStream(list.ToJson()) });

                void Add(string path, string from)
                {
                    archive.WriteEntry(from, path);
                    entries.Add(new BackupEntry(path, new FileInfo(from).Length, BackupList.HashOf(from)));
                }
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, target, overwrite: true);
        return list;
    }

    static IEnumerable<string> Paths(DataFolder data) => Folders.Select(folder => Path.Combine(data.Root, folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Concat(Files.Select(name => Path.Combine(data.Root, name)).Where(File.Exists))
        .Select(path => Path.GetRelativePath(data.Root, path).Replace('\\', '/')).Where(path => !path.EndsWith(".tmp", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    static Dictionary<string, string> Keys(DataFolder data) => Directory.Exists(data.Keys)
        ? Directory.EnumerateFiles(data.Keys).Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal)).ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file), StringComparer.Ordinal)
        : [];

    // pages may be writing: SQLite copies what is committed
    static void CopyDatabase(string from, string to)
    {
        File.Delete(to);
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
