using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Runs;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class RunTests(SmallCity city)
{
    [Fact]
    public void Same_inputs_give_byte_equal_exports_whatever_the_number_of_threads()
    {
        var copy = city.Copy("inbox");
        try
        {
            // the key makes person_key, which no export holds
            Assert.Equal(city.Version, SmallCity.Run(copy, threads: 2).Version);
            foreach (var what in Enum.GetValues<ExportKind>())
            {
                foreach (var format in Enum.GetValues<ExportFormat>())
                    Assert.Equal(SmallCity.Exported(city.Data, what, format), SmallCity.Exported(copy, what, format));
            }
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    [Fact]
    public void An_unchanged_inbox_builds_nothing()
    {
        var copy = city.Copy();
        try
        {
            var again = SmallCity.Run(copy);
            Assert.False(again.Changed);
            Assert.Equal("unchanged", RunLog.Read(copy, again.Number)[^1].State);
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    [Fact]
    public void Without_a_single_file_nothing_is_published_over_what_is_there()
    {
        var empty = new DataFolder(Directory.CreateTempSubdirectory("fda-empty-").FullName);
        try
        {
            Directory.CreateDirectory(empty.Warehouse);
            File.WriteAllText(empty.CurrentFile, "0123456789ab\n");
            var failure = Assert.Throws<RunException>(() => SmallCity.Run(empty));
            Assert.Contains("没有一个可以入库的文件", failure.Message, StringComparison.Ordinal);
            Assert.Contains(empty.Inbox, failure.Message, StringComparison.Ordinal);
            Assert.Equal("0123456789ab", empty.CurrentVersion());
        }
        finally
        {
            Directory.Delete(empty.Root, recursive: true);
        }
    }

    [Fact]
    public void A_build_that_is_cut_off_leaves_the_old_version_current()
    {
        var copy = city.Copy();
        try
        {
            SmallCity.AddLateFile(copy);
            using var stop = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => Warehouse.Pipeline.Run(copy, new RunOptions(SmallCity.Scope) { MinimumFreeBytes = 0 }, TimeProvider.System,
                line => { if (line.Stage == "build" && line.Done > 40) stop.Cancel(); }, stop.Token));
            Assert.Equal(city.Version, copy.CurrentVersion());
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }

    [Fact]
    public void A_second_run_is_told_who_holds_the_folder()
    {
        using var held = RunLock.Take(city.Data, "进程 1");
        var refused = Assert.Throws<RunLockedException>(() => SmallCity.Run(city.Data));
        Assert.Contains("进程 1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schemes/six-dimensions-example.yaml", "points: 100\n", "points: 99\n", "99")]
    [InlineData("schemes/six-dimensions-example.yaml", "from: 80, to: 90", "from: 81, to: 90", "空缺")]
    [InlineData("schemes/six-dimensions-example.yaml", "indicator: coverage", "indicator: covrage", "covrage")]
    [InlineData("indicators/coverage.yaml", "direction: higher\n", "", "缺少“direction”")]
    [InlineData("sources/teams.yaml", "title: 家庭医生团队", "tittle: 家庭医生团队", "不认识的键“tittle”")]
    [InlineData("core/periods.sql", "from core.months", "from core.monts", "没有 core.monts 这张表")]
    [InlineData("core/periods.sql", "max(labelled.month)", "any_value(labelled.month)", "order by")]
    public void A_bad_definition_stops_the_run_before_it_starts(string file, string old, string replacement, string message)
    {
        var copy = new DataFolder(Directory.CreateTempSubdirectory("fda-bad-").FullName);
        try
        {
            foreach (var definition in DefinitionFile.ReadAll(DataFolder.ShippedDefinitions, []))
            {
                var target = Path.Combine(copy.OwnDefinitions, definition.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var text = definition.Text;
                if (definition.Path == file)
                {
                    var at = text.IndexOf(old, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"{file} no longer holds “{old}”");
                    text = text[..at] + replacement + text[(at + old.Length)..];
                }

                File.WriteAllText(target, text);
            }

            var bad = Assert.Throws<DefinitionException>(() => SmallCity.Run(copy));
            Assert.Contains(bad.Faults, fault => fault.File == file && fault.Message.Contains(message, StringComparison.Ordinal));
            Assert.False(File.Exists(copy.ManifestFile));
        }
        finally
        {
            Directory.Delete(copy.Root, recursive: true);
        }
    }
}
