namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>The definitions have defects, so that nothing may run.</summary>
public sealed class DefinitionException(IReadOnlyList<DefinitionFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<DefinitionFault> Faults { get; } = faults;
}
