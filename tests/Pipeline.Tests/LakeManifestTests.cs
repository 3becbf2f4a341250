using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class LakeManifestTests : IDisposable
{
    const string January = "990101/2025-01/contracts.csv";

    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void Arrivals_are_numbered_in_order_of_their_paths_and_later_ones_after_them()
    {
        inbox.PutTeams();
        inbox.PutContracts(Contract());
        inbox.Ingest();
        inbox.Put("990001/2025/teams.csv", TeamsHeader);
        inbox.Ingest();

        Assert.Equal(
            ["1 inbox/990101/2025-01/contracts.csv", "2 inbox/990101/2025/teams.csv", "3 inbox/990001/2025/teams.csv"],
            Manifest.Load(inbox.Data).Arrivals.Select(arrival => $"{arrival.Number} {arrival.Path}"));
    }

    [Fact]
    public void An_unchanged_inbox_adds_nothing_and_writes_nothing()
    {
        inbox.IngestContracts(Contract());
        var before = Snapshot();

        var again = inbox.Ingest();

        Assert.False(again.Changed);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_file_that_was_only_touched_or_sent_again_is_no_new_arrival()
    {
        inbox.IngestContracts(Contract());
        var fingerprint = Manifest.Load(inbox.Data).Fingerprint();
        File.SetLastWriteTimeUtc(Path.Combine(inbox.Data.Inbox, January), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        inbox.Put("990101/2025-01/contracts_再次.csv", ContractsHeader + Contract());

        var again = inbox.Ingest();

        Assert.False(again.Changed);
        Assert.Equal(fingerprint, Manifest.Load(inbox.Data).Fingerprint());
        Assert.Equal(2030, Manifest.Load(inbox.Data).Arrivals[0].Modified.Year);
    }

    [Fact]
    public void A_refused_file_is_known_too_and_keeps_its_number_and_reason()
    {
        inbox.Put("990101/2025/teams.csv", "团队编号\nT1\n");
        inbox.Ingest();

        Assert.False(inbox.Ingest().Changed);
        Assert.Equal("第 1 行:缺少必填列;应为:团队名称、组建日期;实际:团队编号", Assert.Single(Manifest.Load(inbox.Data).Arrivals).Refusal!.Text);
    }

    [Fact]
    public void A_new_snapshot_replaces_its_sender_and_period_whole()
    {
        inbox.PutTeams();
        inbox.Put("990101/2024/teams.csv", TeamsHeader + "T1,老团队,2020-01-01\n");
        inbox.Put("990102/2025/teams.csv", TeamsHeader + "T5,第五团队,2020-01-01\n");
        inbox.Ingest();
        inbox.Put("990101/2025/teams.csv", TeamsHeader + "T3,第三团队,2020-01-01\n");
        inbox.Ingest();

        Assert.Equal(["T1|老团队", "T3|第三团队", "T5|第五团队"], inbox.Lake("teams", "team, team_name"));
    }

    [Fact]
    public void A_refused_snapshot_replaces_nothing()
    {
        inbox.PutTeams();
        inbox.Ingest();
        inbox.Put("990101/2025/teams.csv", "团队编号\n");
        inbox.Ingest();

        Assert.Equal(["T1", "T2"], inbox.Lake("teams", "team"));
    }

    [Fact]
    public void Of_changes_every_arrival_stays_current()
    {
        inbox.IngestContracts(Contract("C1"));
        inbox.PutContracts(Contract("C1", status: "作废") + Contract("C2"));
        inbox.Ingest();

        Assert.Equal(["C1|effective|1", "C1|void|3", "C2|effective|3"], inbox.Lake("contracts", "contract, status, arrival"));
    }

    [Fact]
    public void Parents_of_a_superseded_snapshot_are_no_parents_any_more()
    {
        inbox.PutTeams();
        inbox.Ingest();
        inbox.Put("990101/2025/teams.csv", TeamsHeader + "T2,第二团队,2020-01-01\n");
        inbox.PutContracts(Contract("C1", team: "T1") + Contract("C2", team: "T2"));
        inbox.Ingest();

        Assert.Equal(["C2"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void A_crash_before_the_commit_leaves_the_old_state_and_the_next_run_recovers()
    {
        inbox.PutTeams();
        inbox.Ingest();
        var before = Snapshot();
        inbox.PutContracts(Contract());
        // the commit cannot be written
        Directory.CreateDirectory(inbox.Data.ManifestFile + ".tmp");
        Assert.ThrowsAny<Exception>(() => inbox.Ingest());
        Directory.Delete(inbox.Data.ManifestFile + ".tmp");

        Assert.Empty(inbox.Lake("contracts"));
        Assert.NotEqual(before, Snapshot());
        File.Delete(Path.Combine(inbox.Data.Inbox, January));
        inbox.Ingest();
        Assert.Equal(before, Snapshot());

        inbox.PutContracts(Contract());
        Assert.Equal(2, Assert.Single(inbox.Ingest().Arrivals).Number);
        Assert.Equal(["C1"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void A_cancelled_ingest_commits_nothing()
    {
        inbox.PutTeams();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => inbox.Ingest(ct: cancelled.Token));
        Assert.Empty(Manifest.Load(inbox.Data).Arrivals);
    }

    [Fact]
    public void The_bytes_of_the_lake_do_not_depend_on_threads_or_buffers()
    {
        inbox.PutTeams();
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => Contract($"C{i * 7919 % 5000}", i % 2 == 0 ? Wang : Li, status: i % 9 == 0 ? "?" : "生效")));
        for (var sender = 1; sender <= 6; sender++)
            inbox.Put($"99010{sender}/2025-01/contracts.csv", ContractsHeader + rows);
        inbox.Ingest(threads: 1, bufferBytes: 1 << 18);
        var one = Snapshot();
        Directory.Delete(inbox.Data.Lake, recursive: true);
        inbox.Ingest(threads: 2, bufferBytes: 64);

        Assert.Equal(one, Snapshot());
    }

    [Fact]
    public void The_manifest_reads_back_as_it_was_written()
    {
        inbox.Put("990102/2025/teams.csv", "团队编号\nT3\n");
        inbox.IngestContracts(Contract("C1") + Contract("C2", status: "?"));
        var manifest = Manifest.Load(inbox.Data);

        Assert.Equal(File.ReadAllBytes(inbox.Data.ManifestFile), manifest.ToJson());
        Assert.Contains("\"state\": \"refused\"", File.ReadAllText(inbox.Data.ManifestFile), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_secret_a_filled_lake_takes_nothing_more()
    {
        inbox.IngestContracts(Contract());
        File.Delete(Path.Combine(inbox.Data.Keys, "person.key"));
        inbox.PutContracts(Contract("C2"));

        Assert.StartsWith($"找不到 {Path.Combine(inbox.Data.Keys, "person.key")}", Assert.Throws<RunException>(() => inbox.Ingest()).Message, StringComparison.Ordinal);
    }

    /// <summary>Every file of the lake with its content.</summary>
    List<string> Snapshot() => [.. Directory.EnumerateFiles(inbox.Data.Lake, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(inbox.Data.Lake, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
