using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Answers;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Sheets;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>The way of a rejected row: answered to its sender, corrected, sent again, solved.</summary>
public sealed class RejectAnswerTests : IDisposable
{
    const string Original = "990101/2025/teams.csv", Corrected = "990101/2025/teams_更正.xlsx";

    readonly IngestInbox inbox = new();
    readonly string answer = Path.Combine(Path.GetTempPath(), "fda-answer-" + Guid.NewGuid().ToString("n") + ".xlsx");

    public RejectAnswerTests() => inbox.Put(Original, TeamsHeader + string.Concat(Enumerable.Range(1, 30).Select(i => $"T{i},第{i}团队,{(i is 3 or 7 ? "去年" : "2020-01-01")}\n")));

    public void Dispose()
    {
        inbox.Dispose();
        File.Delete(answer);
    }

    [Fact]
    public void The_answer_holds_the_rows_as_they_were_sent_with_what_is_wrong()
    {
        inbox.Ingest();

        Assert.Equal((2, true), Answer(1));

        var sheet = Assert.Single(SheetReader.Read(answer));
        var (row, headers) = sheet.HeaderRow("原到达号");
        Assert.Equal(["原到达号", "原行号", "驳回列", "驳回所见", "驳回应为", "驳回原因", "团队编号", "团队名称", "组建日期"], headers.Select(header => header.Shown));
        Assert.Equal([$"1-{Manifest.Load(inbox.Data).Arrivals[0].Sha256[..8]}", "4", "组建日期", "去年", "日期,如 2025-01-05、2025/1/5、20250105", "组建日期不是日期", "T3", "第3团队", "去年"],
            Enumerable.Range(1, 9).Select(column => sheet.At(row + 1, column).Shown));
        Assert.Contains("inbox/990101/2025/", sheet.At(2, 1).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Corrected_it_comes_in_as_changes_to_a_snapshot_and_solves_its_rows()
    {
        inbox.Ingest();
        SendCorrected("T3", "2020-02-02");

        var arrival = Assert.Single(inbox.Ingest().Arrivals);

        Assert.Equal((1, 2, 1, 1), (arrival.Corrects, arrival.Rows, arrival.Accepted, arrival.Rejected));
        Assert.Equal(30 - 1, inbox.Lake("teams").Count);
        Assert.Equal(["T3|2020-02-02|2"], inbox.Lake("teams", "team, founded_on, arrival").Where(row => row.StartsWith("T3|", StringComparison.Ordinal)));
        // the row that is still wrong is answered for as one of the corrected file
        Assert.Equal((1, true), Answer(2));
        var left = Assert.Throws<RunException>(() => Solved(1));
        Assert.Contains("没有待更正的行", left.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_file_of_the_sender_replaces_the_old_one_with_its_corrections()
    {
        inbox.Ingest();
        SendCorrected("T3", "2020-02-02");
        inbox.Ingest();
        inbox.Put("990101/2025/teams_zz.csv", TeamsHeader + "T1,第一团队,2020-01-01\n");
        inbox.Ingest();

        Assert.Equal(["T1|3"], inbox.Lake("teams", "team, arrival"));
    }

    [Fact]
    public void Read_anew_from_the_inbox_alone_all_is_as_it_was()
    {
        inbox.Ingest();
        SendCorrected("T3", "2020-02-02");
        inbox.Ingest();
        var before = inbox.Lake("teams");
        Directory.Delete(inbox.Data.Lake, recursive: true);
        inbox.Ingest();

        Assert.Equal(before, inbox.Lake("teams"));
        Assert.Equal((1, true), Answer(2));
    }

    [Fact]
    public void A_correction_of_what_is_not_there_is_refused()
    {
        inbox.Ingest();
        SendCorrected("T3", "2020-02-02", "990102/2025/teams_更正.xlsx");

        var arrival = Assert.Single(inbox.Ingest().Arrivals);

        Assert.Contains("号文件,它不是这个报送单位这一期的这种数据", arrival.Refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_original_the_answer_says_so_and_shows_what_is_kept()
    {
        inbox.Ingest();
        File.Delete(Path.Combine(inbox.Data.Inbox, Original));

        Assert.Equal((2, false), Answer(1));

        var sheet = Assert.Single(SheetReader.Read(answer));
        Assert.StartsWith("原件已过保存期", sheet.At(2, 1).Shown, StringComparison.Ordinal);
        Assert.Equal("去年", sheet.At(4, 4).Shown);
    }

    (int Rows, bool HasOriginals) Answer(int number) =>
        RejectAnswer.Write(inbox.Data, inbox.Sources[0], Manifest.Load(inbox.Data).Arrivals[number - 1], answer, CancellationToken.None);

    // row T7 of the first arrival is answered by the second one, wrong again
    void Solved(int number)
    {
        inbox.Put("990101/2025/teams_再更正.csv", $"原到达号,原行号,团队编号,团队名称,组建日期\n1-{Manifest.Load(inbox.Data).Arrivals[0].Sha256[..8]},8,T7,第7团队,2020-03-03\n");
        inbox.Ingest();
        Answer(number);
    }

    /// <summary>Corrects one row of the answer as its sender would: in the cell, the rest as it is.</summary>
    void SendCorrected(string team, string founded, string to = Corrected)
    {
        Answer(1);
        var sheet = Assert.Single(SheetReader.Read(answer));
        List<IReadOnlyList<SheetCell>> rows = [.. Enumerable.Range(1, sheet.Rows).Select(row => (IReadOnlyList<SheetCell>)[.. Enumerable.Range(1, sheet.Columns)
            .Select(column => SheetCell.Of(column == 9 && sheet.At(row, 7).Shown == team ? founded : sheet.At(row, column).Shown))])];
        SheetWriter.Write(Path.Combine(inbox.Data.Inbox, to), [new SheetPage("团队", [20], rows)]);
    }
}
