using System.Text;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A file handed in through a page is in the inbox whole, or it is told at once why not.</summary>
public sealed class UploadTests : IDisposable
{
    static readonly DateTimeOffset At = new(2025, 2, 3, 1, 2, 3, TimeSpan.Zero);

    readonly IngestInbox _inbox = new();

    public void Dispose() => _inbox.Dispose();

    [Fact]
    public async Task A_good_file_is_placed_as_its_sender_and_period_say_and_the_next_run_takes_it()
    {
        _inbox.PutTeams();
        var upload = await TakeAsync("一月 签约.csv", ContractsHeader.Replace("体重", "体重,备注", StringComparison.Ordinal) + Contract("C1").Replace("60.5,", "60.5,无,", StringComparison.Ordinal));
        Assert.Equal("inbox/990101/2025-01/contracts_20250203090203_一月签约.csv", upload.Path);
        Assert.Equal((1, "utf-8,1 行,不认识的列:备注"), (upload.Rows, upload.Text));
        _inbox.Ingest();
        Assert.Equal(["C1"], _inbox.Lake("contracts", "contract"));
        Assert.Contains("内容相同", await RefusedAsync("再报一次.csv", await File.ReadAllTextAsync(Path.Combine(_inbox.Data.Root, upload.Path))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv", "没有,认识,的列\n1,2,3\n", "990101", "2025-01", "没有一个认识的列名")]
    [InlineData("a.csv", "协议编号,团队编号\n1,2\n", "990101", "2025-01", "缺少必填列")]
    [InlineData("a.xlsx", "协议编号,团队编号\n1,2\n", "990101", "2025-01", "不是 Excel 工作簿")]
    [InlineData("a.pdf", "x", "990101", "2025-01", "不是可读的格式")]
    [InlineData("a.csv", ContractsHeader, "990101", "2025-13", "不是报送期")]
    [InlineData("a.csv", ContractsHeader, "../city", "2025-01", "文件应放在")]
    [InlineData("a.csv", ContractsHeader, "市里", "2025-01", "不是报送单位")]
    [InlineData("a.csv", ContractsHeader, "city", "2025-01", "不由“city”报送")]
    public async Task What_no_run_could_read_is_refused_at_once_and_nothing_stays(string name, string text, string sender, string period, string why)
    {
        Assert.Contains(why, await RefusedAsync(name, text, sender, period), StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(_inbox.Data.Inbox) ? Directory.EnumerateFiles(_inbox.Data.Inbox, "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task A_name_neither_leaves_the_folder_nor_keeps_an_identifier()
    {
        var upload = await TakeAsync($"../../{Wang} contracts.csv", ContractsHeader + Contract("C1"));
        Assert.Equal("inbox/990101/2025-01/contracts_20250203090203_110105002Xcontracts.csv", upload.Path);
    }

    async Task<string> RefusedAsync(string name, string text, string sender = "990101", string period = "2025-01") =>
        (await Assert.ThrowsAsync<RunException>(() => TakeAsync(name, text, sender, period))).Message;

    async Task<Upload> TakeAsync(string name, string text, string sender = "990101", string period = "2025-01")
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Upload.TakeAsync(_inbox.Data, _inbox.Sources, _inbox.Sources[1], sender, period, name, content, At, CancellationToken.None);
    }
}
