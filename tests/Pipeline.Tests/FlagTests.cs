using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Exports;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What detectors find where the truth is known, and that they leave the others alone.</summary>
[Collection("flag cities")]
public sealed class FlagTests(FlagCities cities)
{
    [Fact]
    public void Each_way_of_cheating_is_flagged_by_its_own_detector()
    {
        var flagged = FlagCities.Rows<(string Team, string Code)>(cities.Cheating, "select distinct team, code from flags.flags where entity_kind = 'team'").ToHashSet();
        var truth = FlagCities.Truth(cities.Cheating, "cheats").Select(line => (Team: line[0], Code: line[1])).ToList();
        Assert.Equal(["D01", "D02", "D04", "D06", "D10", "D15", "D17"], truth.Select(cheat => cheat.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(truth.Except(flagged));
    }

    [Fact]
    public void The_queue_begins_with_those_who_cheat()
    {
        var cheaters = FlagCities.Truth(cities.Cheating, "cheats").Select(line => line[0]).ToHashSet();
        Assert.Equal(cheaters.Order(StringComparer.Ordinal), FlagCities.Rows<string>(cities.Cheating, $"select team from flags.teams where place <= {cheaters.Count} order by team"));
    }

    [Theory]
    [InlineData("campaign")]
    [InlineData("care_home")]
    [InlineData("open_late")]
    [InlineData("reads_by_hand")]
    [InlineData("new_team")]
    public void An_honest_team_that_looks_odd_is_left_alone(string what)
    {
        var odd = FlagCities.Truth(cities.Cheating, "honest").Where(line => line[1] == what).Select(line => line[0]).ToList();
        Assert.NotEmpty(odd);
        Assert.DoesNotContain(FlagCities.Rows<string>(cities.Cheating, "select team || ' ' || seen from flags.flags where severity <> 'info' and team is not null"), flag => odd.Contains(flag.Split(' ')[0]));
    }

    [Fact]
    public void Where_nobody_cheats_no_more_than_the_declared_share_is_flagged() => Assert.InRange(
        FlagCities.Rows<double>(cities.Clean, "select avg((serious + watch > 0)::integer) from flags.teams").Single(), 0, 0.05);

    [Fact]
    public void Where_nobody_cheats_p_values_are_spread_evenly()
    {
        var values = FlagCities.Rows<decimal>(cities.Clean, "select p from flags.tests where entity_kind = 'team' and p is not null order by p").Select(p => (double)p).ToArray();
        var distance = values.Select((value, index) => Math.Max(value - ((double)index / values.Length), ((index + 1.0) / values.Length) - value)).Max();
        // passed once in a hundred by chance
        Assert.InRange(Math.Sqrt(values.Length) * distance, 0, 1.63);
    }

    [Fact]
    public void Every_detector_was_asked_or_says_what_is_missing()
    {
        var shipped = Directory.GetFiles(Path.Combine(Repository.Root, "pipelines", "detectors"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);
        var detectors = FlagCities.Rows<(string Detector, string State, string? Missing, long Tests)>(cities.Cheating, "select detector, state, missing, tests from flags.detectors order by detector");
        Assert.Equal(shipped, detectors.Select(detector => detector.Detector));
        Assert.All(detectors, detector => Assert.True(detector.State == "tested" ? detector.Tests > 0 : detector.Missing is not null, detector.Detector));
        Assert.Equal(Enumerable.Range(1, 25).Select(number => FormattableString.Invariant($"D{number:00}")), detectors.Select(detector => detector.Detector.Split('_')[0].ToUpperInvariant()).Distinct());
    }

    [Fact]
    public void A_flag_has_its_evidence_and_a_sentence_with_numbers()
    {
        var flags = FlagCities.Rows<(string Flag, string Seen, long Counted, long Rows)>(cities.Cheating,
            "select flags.flag, flags.seen, flags.evidence_rows, count(rows.flag) from flags.flags as flags left join flags.rows as rows on rows.flag = flags.flag group by all");
        Assert.NotEmpty(flags);
        Assert.All(flags, flag => Assert.True(flag.Rows > 0 && flag.Rows == flag.Counted, flag.Flag));
        Assert.All(flags, flag => Assert.False(flag.Seen.Contains('{', StringComparison.Ordinal), flag.Seen));
        Assert.Equal(0, FlagCities.Rows<long>(cities.Cheating, "select count(*) from flags.rows where flag not in (select flag from flags.flags)").Single());
    }

    [Fact]
    public void What_everyone_does_shows_in_the_level_of_the_district()
    {
        var levels = FlagCities.Rows<(string Level, long Hits, long Exposure)>(cities.Cheating, "select level, sum(hits)::bigint, sum(exposure)::bigint from flags.levels where detector = 'd20_renewed_without_service' group by level order by level");
        Assert.Equal(["city", "unit"], levels.Select(level => level.Level));
        Assert.Equal((levels[0].Hits, levels[0].Exposure), (levels[1].Hits, levels[1].Exposure));
    }

    [Fact]
    public void The_money_at_stake_is_part_of_what_was_paid()
    {
        var money = FlagCities.Rows<(long Flagged, long Paid, long FlaggedHeads, long Heads)>(cities.Cheating, "select flagged_fen, paid_fen, flagged_heads, heads from flags.money");
        Assert.NotEmpty(money);
        Assert.All(money, line => Assert.True(line.Flagged >= 0 && line.Flagged <= line.Paid && line.FlaggedHeads <= line.Heads));
        Assert.Contains(money, line => line.Flagged > 0);
    }

    [Fact]
    public void The_export_names_no_person()
    {
        var text = Encoding.UTF8.GetString(SmallCity.Exported(cities.Cheating, ExportKind.Flags));
        Assert.Equal(FlagCities.Rows<long>(cities.Cheating, "select count(*) from flags.flags").Single(), text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains(",D", StringComparison.Ordinal)));
        Assert.Contains("怎样核实", text, StringComparison.Ordinal);
        Assert.All(FlagCities.Rows<long>(cities.Cheating, "select person from flags.rows where person is not null limit 50"), person => Assert.DoesNotContain(person.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal));
    }
}
