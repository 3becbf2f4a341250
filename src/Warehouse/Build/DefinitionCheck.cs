using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Proves that every definition can run: reads all files strictly, then builds a whole warehouse over an empty lake, in memory.</summary>
public static class DefinitionCheck
{
    /// <exception cref="DefinitionException">Any definition has a defect; all that could be found are named.</exception>
    public static DefinitionSet Run(string folder, RunScope scope, CancellationToken cancellation)
    {
        var definitions = DefinitionSet.Load(folder);
        using var session = BuildSession.Open(":memory:", new BuildSettings("1GB", 1), cancellation);
        WarehouseBuilder.Build(session, definitions, Manifest.Empty, scope, "check", null);
        return definitions;
    }
}
