using FamilyDoctor.Analytics.Warehouse.Ingest;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class IngestScanTests : IDisposable
{
    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void Files_are_found_in_ordinal_order_of_their_paths()
    {
        foreach (var path in (string[])["990102/2025/teams.csv", "990101/2025/teams_b.CSV", "990101/2025/Teams.csv", "990101/2024/teams-2.csv", "990101/2025/teams.csv"])
            inbox.Put(path, TeamsHeader);

        Assert.Equal(
            ["inbox/990101/2024/teams-2.csv", "inbox/990101/2025/teams.csv", "inbox/990101/2025/teams_b.CSV", "inbox/990102/2025/teams.csv"],
            Inbox.Scan(inbox.Data, inbox.Sources).Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("990101/2025/.teams.csv")]
    [InlineData("990101/2025/teams.csv.part")]
    [InlineData("990101/2025/teams.csv.tmp")]
    [InlineData("990101/2025/~$teams.csv")]
    [InlineData("990101/2025/Thumbs.db")]
    [InlineData(".git/2025/teams.csv")]
    public void Hidden_and_temporary_files_are_passed_over(string path)
    {
        inbox.Put(path, TeamsHeader);

        var scan = Inbox.Scan(inbox.Data, inbox.Sources);

        Assert.Empty(scan.Files);
        Assert.Empty(scan.Errors);
    }

    [Theory]
    [InlineData("teams.csv", "文件应放在 inbox/<报送单位>/<报送期>/ 下")]
    [InlineData("990101/teams.csv", "文件应放在 inbox/<报送单位>/<报送期>/ 下")]
    [InlineData("990101/2025/补/teams.csv", "文件应放在 inbox/<报送单位>/<报送期>/ 下")]
    [InlineData("东区/2025/teams.csv", "“东区”不是报送单位;应为:city、insurer、考核单元代码或机构代码")]
    [InlineData("990101/2025-13/teams.csv", "“2025-13”不是报送期;应为:年(2025)、季度(2025Q3)或月(2025-09)")]
    [InlineData("990101/2025/teams.pdf", "“.pdf”不是可读的格式;应为:.csv、.tsv、.txt(也可以是 .gz 压缩的)、.xlsx")]
    [InlineData("990101/2025/staff.csv", "“staff.csv”不以任何来源的名称开头;应为:contracts、teams")]
    [InlineData("insurer/2025/teams.csv", "“家庭医生团队”不由“insurer”报送;应为:district")]
    public void A_file_nobody_can_place_is_an_error(string path, string message)
    {
        inbox.Put(path, TeamsHeader);

        Assert.Equal([new FileError("inbox/" + path, message)], inbox.Ingest().Errors);
    }

    [Fact]
    public void The_longest_source_name_that_fits_wins()
    {
        inbox.Sources = [.. inbox.Sources, Source("teams_closed", Teams)];
        inbox.Put("990101/2025/teams_closed-2.csv", TeamsHeader);

        Assert.Equal("teams_closed", Assert.Single(Inbox.Scan(inbox.Data, inbox.Sources).Files).Source.Id);
    }

    [Fact]
    public void A_file_still_being_written_waits_for_the_next_run()
    {
        inbox.PutTeams();
        var found = Assert.Single(Inbox.Scan(inbox.Data, inbox.Sources).Files);
        Assert.False(found.HasChanged());

        File.AppendAllText(found.FullPath, "T3,第三团队,2020-01-01\n");

        Assert.True(found.HasChanged());
    }
}
