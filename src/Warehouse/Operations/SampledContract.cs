namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>A contract that was drawn for verification. The list stays as it was drawn, whatever is built later.</summary>
public sealed class SampledContract
{
    public required string Period { get; init; }

    public required string Team { get; init; }

    public required string Contract { get; init; }

    /// <summary>The resident's key; who that is only the vault knows.</summary>
    public required long Person { get; init; }

    /// <summary>Drawn from all contracts; else from those that are evidence of a flag.</summary>
    public required bool IsRandom { get; init; }

    /// <summary>Its place in the list, from 1.</summary>
    public required int Ordinal { get; init; }

    public required string Version { get; init; }
}
