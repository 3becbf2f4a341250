using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>核减: a decision takes heads out of what a team is paid for, as far as the scheme says, and taking it back restores every fen.</summary>
public sealed class CutTests(SmallCity city) : IDisposable
{
    const string Scheme = "six-dimensions-example";

    static readonly DateTimeOffset Now = new(2026, 1, 8, 2, 0, 0, TimeSpan.Zero);

    readonly DataFolder _data = city.Copy();

    sealed record LineRow(string Team, string Payer, string Line, long? Persons, long? HeadMonths, long EarnedFen, long PaidFen, string Formula);

    sealed record CutLine(string Payer, string Basis, long BeforeHeads, long FoundHeads, long InferredHeads, long BeforeFen, long EarnedFen);

    public void Dispose() => Directory.Delete(_data.Root, recursive: true);

    [Fact]
    public void Found_contracts_are_not_paid_for_and_taking_the_decision_back_restores_every_fen()
    {
        using var before = VersionReader.OpenCurrent(city.Data);
        // one whose grade pays
        var team = before.QueryFirst<string>("select team from payouts.lines where scheme = $Scheme and payer = 'public_health' and earned_fen > 0 order by team", new { Scheme });
        var contracts = Contracts(before, team, 3);
        Decide(team, contracts, Now, isWithdrawn: false, rest: null);
        SmallCity.Run(_data);
        using (var version = VersionReader.OpenCurrent(_data))
        {
            var (was, now) = (Lines(before), Lines(version));
            Assert.Equal(was.Where(line => line.Team != team).Select(line => (line.Team, line.Payer, line.Persons, line.HeadMonths, line.EarnedFen)),
                now.Where(line => line.Team != team).Select(line => (line.Team, line.Payer, line.Persons, line.HeadMonths, line.EarnedFen)));
            var base0 = was.Single(line => line.Team == team && line.Payer == "public_health");
            var base1 = now.Single(line => line.Team == team && line.Payer == "public_health");
            Assert.Equal(base0.Persons - 3, base1.Persons);
            Assert.True(base1.EarnedFen < base0.EarnedFen);
            Assert.Contains("已核减:原计", base1.Formula, StringComparison.Ordinal);
            var cuts = Cuts(version, team);
            Assert.All(cuts, cut => Assert.Equal(0, cut.InferredHeads));
            Assert.Equal((base0.Persons, 3L, base0.EarnedFen, base1.EarnedFen), cuts.Where(cut => cut.Payer == "public_health").Select(cut => ((long?)cut.BeforeHeads, cut.FoundHeads, cut.BeforeFen, cut.EarnedFen)).Single());
            // the personal fee was received: nothing is taken out of it
            Assert.Equal(was.Where(line => line.Payer == "personal"), now.Where(line => line.Payer == "personal"));
            Assert.True(version.QuerySingle<bool>("select bool_and(paid_fen + surplus_fen = budget_fen and paid_fen + shortfall_fen = earned_fen) from payouts.payers where kind = 'budget' and scheme = $Scheme", new { Scheme }));
        }

        Decide(team, contracts, Now.AddDays(1), isWithdrawn: true, rest: null);
        SmallCity.Run(_data);
        using var restored = VersionReader.OpenCurrent(_data);
        Assert.Equal(Lines(before), Lines(restored));
        Assert.Empty(restored.Query<string>("select team from payouts.cuts"));
    }

    [Theory]
    [InlineData("found_and_bound")]
    [InlineData("none")]
    public void How_far_a_decision_goes_is_the_schemes(string cut)
    {
        SmallCity.OwnDefinitions(_data);
        var file = Path.Combine(_data.OwnDefinitions, "schemes", Scheme + ".yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("cut: found", "cut: " + cut, StringComparison.Ordinal));
        using var before = VersionReader.OpenCurrent(city.Data);
        var team = before.QueryFirst<string>("select team from payouts.lines where scheme = $Scheme and payer = 'public_health' and earned_fen > 0 order by team", new { Scheme });
        Decide(team, Contracts(before, team, 2), Now, isWithdrawn: false, rest: (30, 40));
        SmallCity.Run(_data);
        using var version = VersionReader.OpenCurrent(_data);
        if (cut == "none")
        {
            Assert.Equal(Lines(before), Lines(version));
            return;
        }

        var (share, cuts) = (CutHeads.UntrueShare(30, 40), Cuts(version, team));
        Assert.Equal(["employee_insurance", "public_health", "resident_insurance"], cuts.Select(line => line.Payer));
        Assert.All(cuts, line => Assert.Equal((long)decimal.Floor((line.BeforeHeads - line.FoundHeads) * share), line.InferredHeads));
        Assert.Equal(2, cuts.Single(line => line.Payer == "public_health").FoundHeads);
        var paid = Lines(version).Single(line => line.Team == team && line.Payer == "public_health");
        Assert.Equal(cuts.Where(line => line.Payer == "public_health").Select(line => (long?)(line.BeforeHeads - line.FoundHeads - line.InferredHeads)).Single(), paid.Persons);
    }

    [Fact]
    public void A_decision_about_a_contract_of_another_team_stops_the_publication()
    {
        using var before = VersionReader.OpenCurrent(city.Data);
        var teams = city.Teams;
        Decide(teams[0], Contracts(before, teams[1], 1), Now, isWithdrawn: false, rest: null);
        Assert.Contains("查出的协议是这支团队的", Assert.Throws<RunException>(() => SmallCity.Run(_data)).Message, StringComparison.Ordinal);
    }

    void Decide(string team, IEnumerable<string> contracts, DateTimeOffset at, bool isWithdrawn, (int Real, int Answered)? rest)
    {
        List<CutEntry> rows = [.. contracts.Select(contract => new CutEntry(contract, "不知晓", null, null, isWithdrawn))];
        if (rest is var (real, answered))
            rows.Add(new CutEntry(HandEntry.Rest, null, real, answered, isWithdrawn));
        HandEntry.Cut(_data, "2025", team, rows, "核查名单, 谈话记录", "市级稽查", at);
    }

    static List<string> Contracts(DuckDBConnection version, string team, int count) => version.Query<string>(
        "select contract from marts.contract_values where team = $team and usual_resident and active_days >= 90 order by contract limit $count", new { team, count }).ToList();

    static List<LineRow> Lines(DuckDBConnection version) => version.Query<LineRow>(
        "select team, payer, line, persons, head_months, earned_fen, paid_fen, formula from payouts.lines where scheme = $Scheme order by team, payer, line", new { Scheme }).ToList();

    static List<CutLine> Cuts(DuckDBConnection version, string team) => version.Query<CutLine>(
        "select payer, basis, before_heads, found_heads, inferred_heads, before_fen, earned_fen from payouts.cuts where scheme = $Scheme and team = $team order by payer", new { Scheme, team }).ToList();
}
