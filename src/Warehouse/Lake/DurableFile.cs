namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>Writes that survive a power cut: on disk before the name points to them.</summary>
/// <remarks>
/// Folders are not flushed (.NET opens none): file systems with a journal keep renames in order, so that after a power cut the last rename may be
/// undone, which is the state before it, but no name points to less than was flushed.
/// </remarks>
static class DurableFile
{
    /// <summary>Replaces a file whole: a reader, or a run after a crash, sees the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, 0);
            RandomAccess.FlushToDisk(handle);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Brings the content of a finished file to disk.</summary>
    public static void Flush(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
