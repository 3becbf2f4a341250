using Dapper;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Explain;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A simulation tells beforehand what a run with the other scheme makes.</summary>
public sealed class SimulationTests(SmallCity city)
{
    const string Id = "six-dimensions-example";

    static readonly SchemeEdits Edits = new()
    {
        Points = new Dictionary<string, decimal> { ["fulfilment"] = 4, ["served"] = 15 },
        Goals = new Dictionary<string, decimal> { ["fulfilment"] = 0.97m, ["satisfaction"] = 0.99m },
        BandsFrom = new Dictionary<string, decimal> { ["优秀"] = 97 },
        Coefficients = new Dictionary<string, decimal> { ["良好"] = 0.87m },
    };

    sealed record TeamRow(string Team, decimal? Total, string? Grade, int? Rank, long PaidFen);

    [Fact]
    public void The_same_scheme_changes_nothing()
    {
        var simulation = Simulate(city.Data, scheme => scheme);
        Assert.Empty(simulation.Differences);
        Assert.Equal(0, simulation.RanksMoved);
        Assert.All(simulation.Payers, payer => Assert.Equal(0, payer.PaidMore));
        Assert.Equal(Published(city.Data), simulation.Teams.Select(team => new TeamRow(team.Team, team.TotalAfter, team.GradeAfter, team.RankAfter, team.FenAfter)));
    }

    [Fact]
    public void A_run_with_the_changed_scheme_gives_what_was_simulated()
    {
        var simulation = Simulate(city.Data, Edits.Apply);
        Assert.NotEmpty(simulation.Differences);
        Assert.Contains(simulation.Teams, team => team.FenMore != 0);
        var copy = city.Copy();
        try
        {
            SmallCity.OwnDefinitions(copy);
            var definition = simulation.Tried.Scheme;
            File.WriteAllText(Path.Combine(copy.OwnDefinitions, "schemes", Id + ".yaml"), SchemeWriter.Write(definition.Scheme, definition.MinimumContracts));
            Assert.NotEqual(city.Version, SmallCity.Run(copy).Version);
            Assert.Equal(simulation.Teams.Select(team => new TeamRow(team.Team, team.TotalAfter, team.GradeAfter, team.RankAfter, team.FenAfter)), Published(copy));
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    [Fact]
    public void A_scheme_that_needs_other_data_is_refused()
    {
        var failure = Assert.Throws<RunException>(() => Simulate(city.Data, scheme => scheme, "relative-appraisal-example"));
        Assert.Contains("要由人给出", failure.Message, StringComparison.Ordinal);
    }

    static Simulation Simulate(DataFolder data, Func<Scheme, Scheme> change, string id = Id)
    {
        using var version = VersionReader.OpenCurrent(data);
        var definitions = Explainer.DefinitionsOf(version);
        var against = definitions.Schemes.Single(scheme => scheme.Scheme.Id == Id);
        var tried = definitions.Schemes.Single(scheme => scheme.Scheme.Id == id);
        tried = tried with { Scheme = change(tried.Scheme) };
        return Simulator.Open(version, PublishedAssessments.Read(version, definitions), against, tried).Try(tried);
    }

    static List<TeamRow> Published(DataFolder data)
    {
        using var version = VersionReader.OpenCurrent(data);
        return version.Query<TeamRow>("""
            select main.team, main.total, main.grade, main.rank, (select cast(coalesce(sum(lines.paid_fen), 0) as bigint) from payouts.lines as lines where lines.team = main.team) as paid_fen
            from scores.main as main
            order by main.team
            """).ToList();
    }
}
