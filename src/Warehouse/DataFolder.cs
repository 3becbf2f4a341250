namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>The data folder of one region: where everything a run reads and writes lies.</summary>
public sealed record DataFolder
{
    public DataFolder(string root) => Root = Path.GetFullPath(root);

    public string Root { get; }

    public string Inbox => Path.Combine(Root, "inbox");

    public string Originals => Path.Combine(Root, "originals");

    public string VaultDb => Path.Combine(Root, "vault.db");

    public string Lake => Path.Combine(Root, "lake");

    public string ManifestFile => Path.Combine(Lake, "manifest.json");

    public string Warehouse => Path.Combine(Root, "warehouse");

    public string CurrentFile => Path.Combine(Warehouse, "current");

    /// <summary>Names the definitions that were proved last.</summary>
    public string ProvedFile => Path.Combine(Warehouse, "proved");

    public string Runs => Path.Combine(Root, "runs");

    public string RunLock => Path.Combine(Root, "run.lock");

    public string Tmp => Path.Combine(Root, "tmp");

    public string Keys => Path.Combine(Root, "keys");

    public string SettingsFile => Path.Combine(Root, "settings.json");

    public string OperationsDb => Path.Combine(Root, "operations.db");

    public string SchedulerDb => Path.Combine(Root, "scheduler.db");

    /// <summary>The commission's own definitions, which win whole over the shipped folder when present.</summary>
    public string OwnDefinitions => Path.Combine(Root, "pipelines");

    /// <summary>Schemes saved from simulations; no run reads them.</summary>
    public string Drafts => Path.Combine(Root, "drafts");

    public static string ShippedDefinitions => Path.Combine(AppContext.BaseDirectory, "pipelines");

    public string Definitions => Directory.Exists(OwnDefinitions) ? OwnDefinitions : ShippedDefinitions;

    public string VersionFile(string version) => Path.Combine(Warehouse, version + ".duckdb");

    /// <summary>The name of the published version, or null before the first publication.</summary>
    public string? CurrentVersion()
    {
        try
        {
            var text = File.ReadAllText(CurrentFile).Trim();
            return text.Length == 0 ? null : text;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
