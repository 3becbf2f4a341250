namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>Tests that measure memory run while no others do.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
