using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using Xunit;

[assembly: AssemblyFixture(typeof(FamilyDoctor.Analytics.Pipeline.Tests.OracleCity))]

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>
/// A city made of hard cases, drawn by a fixed seed: overlapping and multi-year contracts, gaps closed or not, months' last days,
/// deaths and moves, duplicate and late files, visits without time or diagnosis, a sender that missed a month, bases that lack.
/// </summary>
public sealed class OracleCity : IDisposable
{
    /// <summary>In the middle of a month: events after it are in the files and must not count.</summary>
    public static readonly RunScope Scope = new(new DateOnly(2025, 11, 17), "2025");

    public OracleCity()
    {
        var sheets = new OracleSheets(Data);
        var random = new Random(20251117);
        new OracleCityPlaces(sheets).Add();
        var people = new OracleCityPeople(sheets, random);
        people.Add(260);
        new OracleCityCare(sheets, random).Add(people.Ids);
        sheets.Write();
        Warehouse.Pipeline.Run(Data, new RunOptions(Scope) { Threads = 1, MinimumFreeBytes = 0 }, TimeProvider.System, null, CancellationToken.None);
    }

    public DataFolder Data { get; } = new(Directory.CreateTempSubdirectory("fda-oracle-").FullName);

    public void Dispose() => Directory.Delete(Data.Root, recursive: true);
}
