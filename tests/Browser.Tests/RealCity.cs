using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>A city of six teams in two units, made and run through the whole pipeline, so that pages meet what a warehouse really holds.</summary>
[CollectionDefinition(Name)]
public sealed class RealCity : IAsyncLifetime, ICollectionFixture<RealCity>
{
    public const string Name = "real city";
    public const string Unit = "990101";
    public const string OtherUnit = "990102";

    readonly string _root = Directory.CreateTempSubdirectory("fda-real-city-").FullName;

    public Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var data = new DataFolder(_root);
        SampleCity.Generate(new SampleCityOptions(_root, Teams: 6, Seed: 1, Year: 2025), new Progress<SampleCityProgress>(), CancellationToken.None);
        Pipeline.Run(data, new RunOptions(new RunScope(new DateOnly(2026, 1, 1), "2025")) { MinimumFreeBytes = 0 }, TimeProvider.System, null, CancellationToken.None);
        Site = await Site.StartAsync(data, (Unit, "甲区"), (OtherUnit, "乙县"));
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
            await Site.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Codes of the teams of a unit.</summary>
    public Task<IReadOnlyList<string>> TeamsAsync(string unit) =>
        Site.Warehouse.QueryAsync<string>("select team from core.teams where unit = $unit order by team", new { unit });
}
