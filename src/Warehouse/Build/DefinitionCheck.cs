using System.Collections.Concurrent;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Proves that every definition can run: reads all files strictly, then builds a whole warehouse over an empty lake, in memory.</summary>
public static class DefinitionCheck
{
    // by this process, for any folder
    static readonly ConcurrentDictionary<string, bool> Proved = new(StringComparer.Ordinal);

    /// <summary>The same before a run, once for the same files, day, period and program: what was proved stays proved.</summary>
    /// <exception cref="DefinitionException">Any definition has a defect; all that could be found are named.</exception>
    public static DefinitionSet Run(DataFolder data, RunScope scope, CancellationToken cancellation)
    {
        var definitions = DefinitionSet.Load(data.Definitions);
        var name = VersionName.Of("definitions", definitions.Files, scope);
        if (File.Exists(data.ProvedFile) && File.ReadAllText(data.ProvedFile).Trim() == name)
            return definitions;
        if (!Proved.ContainsKey(name))
            Prove(definitions, scope, cancellation);
        Proved.TryAdd(name, true);
        DurableFile.Replace(data.ProvedFile, System.Text.Encoding.ASCII.GetBytes(name + "\n"));
        return definitions;
    }

    /// <exception cref="DefinitionException">Any definition has a defect; all that could be found are named.</exception>
    public static DefinitionSet Run(string folder, RunScope scope, CancellationToken cancellation)
    {
        var definitions = DefinitionSet.Load(folder);
        Prove(definitions, scope, cancellation);
        return definitions;
    }

    static void Prove(DefinitionSet definitions, RunScope scope, CancellationToken cancellation)
    {
        using var session = BuildSession.Open(":memory:", new BuildSettings("1GB", 1), cancellation);
        WarehouseBuilder.Build(session, definitions, Manifest.Empty, scope, "check", null);
    }
}
