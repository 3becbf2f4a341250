using System.Formats.Tar;
using System.Globalization;
using System.Text.Json;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>Puts a backup into an empty folder; a run there builds what was published.</summary>
public static class Restore
{
    /// <summary>Checks every file before the folder gets its name: a damaged backup leaves nothing behind.</summary>
    /// <exception cref="RunException">The folder is not empty, the backup is damaged or newer, or the passphrase is another.</exception>
    public static BackupList Read(DataFolder data, string file, string keysFile, string passphrase)
    {
        if (Directory.Exists(data.Root) && Directory.EnumerateFileSystemEntries(data.Root).Any())
            throw new RunException($"{data.Root} 不是空目录;恢复要写到新的目录,核对后再换名使用");
        var partial = data.Root.TrimEnd(Path.DirectorySeparatorChar) + ".restoring";
        try
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
            var keys = SealedKeys.Open(File.ReadAllBytes(keysFile), passphrase);
            var list = Extract(file, partial);
            foreach (var (name, text) in keys)
                KeyFile.Save(Path.Combine(partial, "keys", Path.GetFileName(name)), Convert.FromHexString(text.Trim()));
            if (Directory.Exists(data.Root))
                Directory.Delete(data.Root);
            Directory.Move(partial, data.Root);
            return list;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            throw new RunException($"没有恢复:{failure.Message}", failure);
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    static BackupList Extract(string file, string folder)
    {
        using var archive = new TarReader(File.OpenRead(file));
        BackupList? list = null;
        Directory.CreateDirectory(folder);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.Name == BackupList.Name)
            {
                using var memory = new MemoryStream();
                entry.DataStream!.CopyTo(memory);
                list = BackupList.Parse(memory.ToArray());
                continue;
            }

            var path = Path.GetFullPath(Path.Combine(folder, entry.Name));
            if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new InvalidDataException($"备份里的路径“{entry.Name}”在目录之外");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path, overwrite: true);
        }

        if (list is null)
            throw new InvalidDataException($"{file} 不完整:没有清单 {BackupList.Name}");
        if (list.Format > BackupList.Known)
            throw new InvalidDataException($"备份由更新的程序 {list.Program} 写成,请换用新版程序");
        foreach (var known in list.Files)
        {
            var path = Path.Combine(folder, known.Path);
            if (!File.Exists(path) || new FileInfo(path).Length != known.Bytes || BackupList.HashOf(path) != known.Sha256)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{file} 已损坏:{known.Path} 与清单不符(应有 {known.Bytes:N0} 字节)"));
        }

        return list;
    }
}
