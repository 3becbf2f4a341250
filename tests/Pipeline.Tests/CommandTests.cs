using System.Net;
using System.Net.Sockets;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What an operator reads when something is not as it should be: one sentence on standard error, and an exit code.</summary>
public sealed class CommandTests(SmallCity city) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("fda-command-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_taken_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Fails(1, $":{port} 已被占用", "serve", "--data", folder, "--urls", $"http://127.0.0.1:{port}");
    }

    [Theory]
    [InlineData("run", "--data")]
    [InlineData("serve", "--data")]
    [InlineData("generate", "--out")]
    [InlineData("demo", "--data")]
    [InlineData("init", "--data")]
    public void A_folder_that_cannot_be_written_is_named(string verb, string option)
    {
        // also root cannot make a folder below a file
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Fails(1, file, verb, option, Path.Combine(file, "data"));
    }

    [Fact]
    public void An_export_that_cannot_be_written_names_the_file()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Fails(1, "不能写入", "export", "--data", city.Data.Root, "--what", "ranking", "--out", Path.Combine(file, "ranking.csv"));
    }

    [Fact]
    public void What_a_newer_program_wrote_is_not_touched()
    {
        var data = new DataFolder(folder);
        Directory.CreateDirectory(data.Lake);
        File.WriteAllText(data.ManifestFile, """{"format": 2, "files": {}}""");
        Fails(1, "格式 2", "run", "--data", folder, "--as-of", "2026-01-01");
        Assert.Equal("""{"format": 2, "files": {}}""", File.ReadAllText(data.ManifestFile));
    }

    [Fact]
    public void A_version_of_a_newer_program_is_not_read()
    {
        var data = Published(connection => connection.Execute("update meta.version set format = format + 1, program = '9.0.0'"));
        Fails(1, "更新的程序 9.0.0", "export", "--data", data.Root, "--what", "ranking", "--out", Path.Combine(folder, "out.csv"));
        Fails(1, "更新的程序 9.0.0", "explain", "--data", data.Root, "--team", "990101B00101");
    }

    [Fact]
    public void A_version_of_an_older_program_asks_for_a_run()
    {
        var data = Published(connection => connection.Execute("update meta.version set format = format - 1, program = '0.0.1'"));
        Fails(1, "较旧的程序 0.0.1", "export", "--data", data.Root, "--what", "ranking", "--out", Path.Combine(folder, "out.csv"));
    }

    [Fact]
    public void A_damaged_version_says_so()
    {
        var data = Published(_ => { });
        File.WriteAllBytes(data.VersionFile(city.Version), new byte[8192]);
        Fails(1, "打不开", "export", "--data", data.Root, "--what", "ranking", "--out", Path.Combine(folder, "out.csv"));
    }

    [Theory]
    [InlineData("还没有发布过", "export", "--what", "ranking", "--out", "x.csv")]
    [InlineData("还没有发布过", "explain", "--team", "T")]
    [InlineData("写法不对", "run", "--period", "2025-13")]
    [InlineData("应是日期", "run", "--as-of", "2025/1/1")]
    public void A_wrong_or_early_request_is_answered_in_one_sentence(string sentence, string verb, params string[] rest) =>
        Fails(1, sentence, [verb, "--data", folder, .. rest]);

    [Fact]
    public void An_unknown_setting_is_an_error_and_named()
    {
        File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "AsOff": "2026-01-01" }""");
        Fails(1, "AsOff", "run", "--data", folder);
    }

    [Fact]
    public void An_unknown_team_is_named()
    {
        Fails(1, "990101X", "explain", "--data", city.Data.Root, "--team", "990101X");
        Fails(1, "“nothing”", "explain", "--data", city.Data.Root, "--team", Team(), "--node", "nothing");
    }

    [Fact]
    public void Every_verb_has_help_in_Chinese()
    {
        foreach (var verb in new[] { "demo", "generate", "run", "serve", "export", "explain", "check", "init", "account", "detect" })
        {
            var help = FdaProcess.Run(verb, "--help");
            Assert.Equal(0, help.ExitCode);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4}", help.Output);
        }
    }

    string Team()
    {
        using var connection = VersionReader.OpenCurrent(city.Data);
        return connection.QuerySingle<string>("select min(team) from core.teams;");
    }

    DataFolder Published(Action<DuckDBConnection> change)
    {
        var data = new DataFolder(folder);
        Directory.CreateDirectory(data.Warehouse);
        File.Copy(city.Data.VersionFile(city.Version), data.VersionFile(city.Version));
        File.WriteAllText(data.CurrentFile, city.Version);
        using var connection = new DuckDBConnection($"Data Source={data.VersionFile(city.Version)}");
        connection.Open();
        change(connection);
        return data;
    }

    static void Fails(int exitCode, string sentence, params string[] arguments)
    {
        var result = FdaProcess.Run(arguments);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
