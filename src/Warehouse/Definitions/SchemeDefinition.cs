using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>A scheme file: what Rules evaluates, and what only the warehouse needs to know of it.</summary>
/// <param name="MinimumContracts">Teams with fewer active persons at the end of the period are not ranked.</param>
/// <param name="Places">Lines and columns by the paths that faults name.</param>
public sealed record SchemeDefinition(Scheme Scheme, string File, int MinimumContracts, IReadOnlyDictionary<string, YamlMap> Places)
{
    /// <param name="indicators">Every indicator that the warehouse computes.</param>
    public static SchemeDefinition Read(string id, YamlMap yaml, IReadOnlyDictionary<string, Rules.Indicators.IndicatorDefinition> indicators)
    {
        var before = yaml.Faults.Count;
        var definition = new SchemeReader(yaml, indicators).Read(id);
        // what could not be read would only be reported a second time, as what follows from it
        if (yaml.Faults.Count > before)
            return definition;
        foreach (var fault in SchemeValidation.Check(definition.Scheme, indicators.Values).Concat(SchemeAbilities.Faults(definition.Scheme, indicators.ContainsKey)))
            yaml.Faults.Add(definition.At(fault));
        return definition;
    }

    /// <summary>A fault at the place in the file that its path names; the start of the nearest part that has a place.</summary>
    public DefinitionFault At(SchemeFault fault)
    {
        var (line, column) = PlaceOf(fault);
        return new DefinitionFault(File, line, column, (fault.Path.Length == 0 ? "" : fault.Path + ":") + fault.Message);
    }

    (int Line, int Column) PlaceOf(SchemeFault fault)
    {
        if (fault.Path.Length > 0 && Places.TryGetValue(fault.Path, out var whole))
            return whole.PlaceOf();
        var dot = fault.Path.LastIndexOf('.');
        if (dot > 0 && Places.TryGetValue(fault.Path[..dot], out var map))
            return map.PlaceOf(fault.Path[(dot + 1)..]);
        // keys at the top have no map of their own: bands, valid_to, rounding.places
        var top = Places[""].PlaceOf(fault.Path.Length == 0 ? "points" : dot > 0 ? fault.Path[..dot] : fault.Path);
        return top == Places[""].PlaceOf() && fault.FileLine is { } line ? (line, 1) : top;
    }
}
