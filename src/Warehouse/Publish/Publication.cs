using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.Warehouse.Publish;

/// <summary>Moves a finished build into place and points <c>current</c> to it; readers see the old version until then.</summary>
static class Publication
{
    /// <summary>Gives a finished build its name. Whole on disk first: a file under this name is always complete.</summary>
    public static void Place(DataFolder data, string building, string version)
    {
        DurableFile.Flush(building);
        File.Move(building, data.VersionFile(version), overwrite: true);
    }

    public static void Publish(DataFolder data, string version, int keep)
    {
        DurableFile.Replace(data.CurrentFile, System.Text.Encoding.UTF8.GetBytes(version + "\n"));
        Prune(data, version, keep);
    }

    /// <summary>Versions that a person said must stay.</summary>
    static HashSet<string> Kept(DataFolder data)
    {
        if (!File.Exists(data.OperationsDb))
            return [];
        using var db = OperationsDb.Open(data);
        return [.. db.KeptVersions.Select(kept => kept.Version)];
    }

    static void Prune(DataFolder data, string current, int keep)
    {
        var stays = Kept(data);
        var old = new DirectoryInfo(data.Warehouse).EnumerateFiles("*.duckdb")
            .Where(file => Path.GetFileNameWithoutExtension(file.Name) is var name && name != current && !stays.Contains(name))
            .OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
            .Skip(keep);
        foreach (var file in old)
        {
            try
            {
                file.Delete();
            }
            catch (IOException)
            {
                // a reader still has it open; the next run removes it
            }
        }
    }
}
