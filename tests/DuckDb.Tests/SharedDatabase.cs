using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>One in-memory database for the tests of a class that leave nothing in it: opening one takes longer than most of them.</summary>
public sealed class SharedDatabase : IDisposable
{
    public DuckDBConnection Connection { get; } = InMemory.Open();

    public void Dispose() => Connection.Dispose();
}
