using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class LakeRereadTests : IDisposable
{
    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void A_file_refused_again_for_the_same_reason_changes_nothing()
    {
        inbox.PutContracts(Contract("C1", status: "?"));
        inbox.Ingest();
        inbox.PutTeams();
        inbox.Ingest();
        inbox.Put("990102/2025/teams.csv", TeamsHeader + "T7,第七团队,2020-01-01\n");

        Assert.Equal("teams", Assert.Single(inbox.Ingest().Arrivals).Source);
        Assert.Equal(ArrivalState.Refused, Manifest.Load(inbox.Data).Arrivals[0].State);
    }

    [Fact]
    public void When_a_definition_changes_its_files_are_read_again_under_their_numbers()
    {
        inbox.IngestContracts(Contract("C1") + Contract("C2", status: "失效"));
        var old = Manifest.Load(inbox.Data).Arrivals[0].LakeFile!;
        Define(Contracts.Replace("作废: void", "作废: void, 失效: void", StringComparison.Ordinal));

        var arrival = Assert.Single(inbox.Ingest().Arrivals);

        Assert.Equal((1, "contracts", 2, 0), (arrival.Number, arrival.Source, arrival.Accepted, arrival.Rejected));
        Assert.Equal(["C1|effective", "C2|void"], inbox.Lake("contracts", "contract, status"));
        Assert.False(inbox.Ingest().Changed);
        // an older warehouse version may still have a view over it
        Assert.True(File.Exists(Path.Combine(inbox.Data.Root, old)));
        Assert.Contains(old, Manifest.Load(inbox.Data).Former);
    }

    [Fact]
    public void A_new_alias_lets_a_refused_file_in()
    {
        inbox.Put("990101/2025/teams.csv", "团队号,团队名称,组建日期\nT1,第一团队,2020-01-01\n");
        inbox.Ingest();
        inbox.Sources = [Source("teams", Teams.Replace("[团队代码]", "[团队代码, 团队号]", StringComparison.Ordinal)), inbox.Sources[1]];

        inbox.Ingest();

        Assert.Equal(["T1|1"], inbox.Lake("teams", "team, arrival"));
    }

    [Fact]
    public void A_column_added_after_the_original_is_gone_is_null_in_the_view()
    {
        inbox.IngestContracts(Contract("C1"));
        File.Delete(Path.Combine(inbox.Data.Inbox, "990101/2025-01/contracts.csv"));
        Define(Contracts + "\n  note: { title: 备注, type: text }");
        inbox.Ingest();
        inbox.Put("990101/2025-02/contracts.csv", ContractsHeader.TrimEnd() + ",备注\n" + Contract("C2").TrimEnd() + ",新\n");
        inbox.Ingest();

        Assert.Equal(["C1||1", "C2|新|3"], inbox.Lake("contracts", "contract, note, arrival"));
    }

    void Define(string contracts) => inbox.Sources = [inbox.Sources[0], Source("contracts", contracts)];
}
