using FamilyDoctor.Analytics.Warehouse.Lake;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A row whose parent has not come yet is neither lost nor rejected: it waits.</summary>
public sealed class IngestHeldTests : IDisposable
{
    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void A_row_whose_parent_has_not_come_is_held_with_what_it_waits_for()
    {
        var arrival = inbox.IngestContracts(Contract("C1") + Contract("C2", team: "T9") + Contract("C3", team: "T9", status: "?") + Contract("C2"));

        Assert.Equal((4, 1, 2, 1), (arrival.Rows, arrival.Accepted, arrival.Rejected, arrival.Held));
        Assert.Equal(
            [
                "3|2|团队编号|T9|“家庭医生团队”里已有的团队编号|团队编号在“家庭医生团队”里还找不到",
                "4|3|状态|?|生效、解约、作废 之一|状态不在代码表内(另有:团队编号)",
                "5|4|协议编号|C2|协议编号在文件里不重复|与第 3 行重复",
            ],
            inbox.Rejects());
        Assert.Equal(["C1"], inbox.Lake("contracts", "contract"));
    }

    [Fact]
    public void Held_rows_join_their_arrival_when_the_parent_comes_even_when_the_file_has_gone()
    {
        inbox.IngestContracts(Contract("C1") + Contract("C2", team: "T8") + Contract("C3", team: "T9"));
        File.Delete(Path.Combine(inbox.Data.Inbox, "990101/2025-01/contracts.csv"));
        inbox.Put("990102/2025/teams.csv", TeamsHeader + "T9,第九团队,2020-01-01\n");

        var arrivals = inbox.Ingest().Arrivals;

        Assert.Equal(["1 3 2 0 1", "3 1 1 0 0"], arrivals.Select(arrival => $"{arrival.Number} {arrival.Rows} {arrival.Accepted} {arrival.Rejected} {arrival.Held}"));
        Assert.Equal(["C1|1", "C3|1"], inbox.Lake("contracts", "contract, arrival"));
        Assert.Equal(["3|2|团队编号|T8|“家庭医生团队”里已有的团队编号|团队编号在“家庭医生团队”里还找不到"], inbox.Rejects());
        inbox.Put("990103/2025/teams.csv", TeamsHeader + "T8,第八团队,2020-01-01\n");
        inbox.Ingest();
        Assert.Equal(["C1|1", "C2|1", "C3|1"], inbox.Lake("contracts", "contract, arrival"));
        Assert.Empty(inbox.Rejects());
        Assert.False(inbox.Ingest().Changed);
    }

    [Fact]
    public void A_file_that_comes_before_its_parents_gives_the_same_rows_as_after_them()
    {
        inbox.PutContracts(Contract("C1") + Contract("C2", team: "T2"));
        Assert.Equal(2, Assert.Single(inbox.Ingest().Arrivals).Held);
        inbox.PutTeams();
        inbox.Ingest();
        using var other = new IngestInbox();
        other.IngestContracts(Contract("C1") + Contract("C2", team: "T2"));

        Assert.Equal(other.Lake("contracts", "* exclude (person, name)"), inbox.Lake("contracts", "* exclude (person, name)"));
        Assert.Equal(Counts(other), Counts(inbox));
    }

    static IEnumerable<string> Counts(IngestInbox inbox) => Manifest.Load(inbox.Data).Arrivals.Select(arrival => $"{arrival.Source} {arrival.Accepted} {arrival.Held}");
}
