using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Runs;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A run keeps what is unchanged of the version before, and ends with the very tables of one that makes all anew.</summary>
public sealed class EarlierTableTests(SmallCity city)
{
    [Fact]
    public void A_change_moves_what_stands_on_it_and_nothing_else() => Check(
        new(data => File.AppendAllText(Files(data, "visits").First(), "\n"), Moved: [], Kept: ["core.persons", "core.spans", "core.first_visit_counts"]),
        new(data => File.AppendAllText(Directory.GetFiles(Path.Combine(data.OwnDefinitions, "schemes"), "*.yaml").Order(StringComparer.Ordinal).First(), "# 改\n"), Moved: [], Kept: ["core.visits", "marts.payable_heads"]),
        new(SmallCity.AddLateFile, Moved: [], Kept: ["core.persons", "core.visits"]),
        new(DropLastVisit, Moved: ["core.visits"], Kept: ["core.persons", "core.spans", "core.signings"]));

    [Fact]
    public void Day_by_day_only_rows_of_persons_of_whom_something_came_are_made_again()
    {
        var data = city.Copy();
        try
        {
            // a register that comes again names too many persons to make each one's rows again
            (Action<DataFolder> Change, bool IsOfFew)[] days =
            [
                (data => SwapPersons(data, "contracts"), true), (data => SwapPersons(data, "services"), true), (DropLastVisit, true),
                (data => DropLast(Files(data, "key_groups").First(), 5), false), (RepeatVisit, true), (data => SwapPersons(data, "follow_ups"), true),
            ];
            foreach (var (change, isOfFew) in days)
            {
                change(data);
                var run = Run(data, SmallCity.Scope);
                Assert.Equal(isOfFew, RunLog.Read(data, run.Number).Any(line => line.Message.Contains("张表只重算有变化的居民", StringComparison.Ordinal)));
            }

            SameAsWhole(data, SmallCity.Scope);
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void Another_day_moves_what_looks_at_the_day() =>
        Check(new Step(_ => { }, Moved: ["staging.run", "core.calendar", "core.visits"], Kept: ["core.institutions"], SmallCity.Scope with { AsOf = new DateOnly(2025, 12, 1) }));

    [Fact]
    public void A_model_that_is_edited_moves_what_stands_on_it() => Check(
        new Step(data => Edit(Path.Combine(data.OwnDefinitions, "core", "spans.sql"), "<= settings.bridge_days", "<= settings.bridge_days - 60"), Moved: ["core.spans", "core.visits"], Kept: ["core.persons", "core.key_group_masks"]));

    [Fact]
    public void From_a_damaged_version_all_is_made_anew()
    {
        var data = city.Copy();
        try
        {
            DropLastVisit(data);
            var file = data.VersionFile(city.Version);
            // checksums tell it when a block is read, if not when the file is opened
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Position = stream.Length / 3;
                stream.Write(new byte[(int)(stream.Length / 3)]);
            }

            var next = SmallCity.Run(data);
            Assert.DoesNotContain(RunLog.Read(data, next.Number), line => line.Message.Contains("沿用上一版本", StringComparison.Ordinal));
            SameAsWhole(data, SmallCity.Scope);
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void No_source_whose_files_have_a_precedence_is_left_out_of_them()
    {
        using var version = VersionReader.OpenCurrent(city.Data);
        var without = version.Query<string>("select distinct 'lake.' || source from staging.arrivals where arrival not in (select arrival from staging.precedences)").ToHashSet(StringComparer.Ordinal);
        var graph = ModelGraph.Of(version, DefinitionSet.Load(DataFolder.ShippedDefinitions), []);
        var resolved = graph.Uses.ToLookup(use => use.Table, use => use.Uses, StringComparer.Ordinal).Where(model => model.Contains("staging.precedences")).ToList();
        Assert.True(resolved.Count > 10);
        Assert.All(resolved, model => Assert.Empty(without.Intersect(model, StringComparer.Ordinal)));
        Assert.NotEmpty(without);
    }

    // what is done to the folder before a run, and which tables have other rows after it, or the same ones
    sealed record Step(Action<DataFolder> Change, string[] Moved, string[] Kept, RunScope? Scope = null);

    void Check(params Step[] steps)
    {
        var data = city.Copy();
        try
        {
            SmallCity.OwnDefinitions(data);
            var before = Built(data, Run(data, SmallCity.Scope).Version);
            foreach (var step in steps)
            {
                step.Change(data);
                var next = Run(data, step.Scope ?? SmallCity.Scope);
                Assert.Contains(RunLog.Read(data, next.Number), line => line.Message.Contains("张表沿用上一版本", StringComparison.Ordinal));
                var after = Built(data, next.Version);
                Assert.All(step.Moved, table => Assert.NotEqual(before[table], after[table]));
                Assert.All(step.Kept, table => Assert.Equal(before[table], after[table]));
                before = after;
            }

            SameAsWhole(data, steps[^1].Scope ?? SmallCity.Scope);
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    static void SameAsWhole(DataFolder data, RunScope scope)
    {
        var version = data.CurrentVersion()!;
        var kept = Path.Combine(data.Root, "kept.duckdb");
        File.Copy(data.VersionFile(version), kept);
        var exported = Enum.GetValues<ExportKind>().Select(kind => SmallCity.Exported(data, kind)).ToList();
        var whole = Run(data, scope, isWhole: true);
        Assert.Equal((version, true), (whole.Version, whole.Changed));
        Assert.DoesNotContain(RunLog.Read(data, whole.Number), line => line.Message.Contains("上一版本", StringComparison.Ordinal));
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute($"attach '{kept}' as kept (read_only); attach '{data.VersionFile(version)}' as whole (read_only)");
        var columns = connection.Query<(string Of, string Table, string Column)>("""
            select database_name, schema_name || '.' || table_name, column_name || ' ' || data_type || ' ' || coalesce(comment, '') from duckdb_columns()
            where database_name in ('kept', 'whole') order by all
            """).ToLookup(column => column.Of, column => (column.Table, column.Column));
        Assert.Equal(columns["whole"], columns["kept"]);
        var tables = connection.Query<string>("select schema_name || '.' || table_name from duckdb_tables() where database_name = 'whole' and table_name <> 'built' order by all").ToList();
        Assert.True(tables.Count > 120);
        Assert.All(tables, table => Assert.Equal(0, connection.QuerySingle<long>($"""
            select count(*) from ((from kept.{table} except all from whole.{table}) union all (from whole.{table} except all from kept.{table}))
            """)));
        Assert.Equal(exported, Enum.GetValues<ExportKind>().Select(kind => SmallCity.Exported(data, kind)));
    }

    static RunResult Run(DataFolder data, RunScope scope, bool isWhole = false) =>
        Warehouse.Pipeline.Run(data, new RunOptions(scope) { Threads = 2, MinimumFreeBytes = 0, IsWhole = isWhole }, TimeProvider.System, null, CancellationToken.None);

    static Dictionary<string, string> Built(DataFolder data, string version)
    {
        using var connection = new DuckDBConnection($"Data Source={data.VersionFile(version)};access_mode=READ_ONLY");
        connection.Open();
        return connection.Query<(string Table, string Identity)>("select \"table\", identity from meta.built").ToDictionary(row => row.Table, row => row.Identity, StringComparer.Ordinal);
    }

    static IEnumerable<string> Files(DataFolder data, string source) => Directory.GetFiles(data.Inbox, source + "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    static void DropLastVisit(DataFolder data) => DropLast(Files(data, "visits").Last(), 1);

    static void DropLast(string file, int lines) => File.WriteAllLines(file, File.ReadAllLines(file).SkipLast(lines));

    // what two rows say of two persons was of the other
    static void SwapPersons(DataFolder data, string source)
    {
        var file = Files(data, source).Last(file => File.ReadLines(file).First().Contains(",身份证号,", StringComparison.Ordinal));
        var rows = File.ReadAllLines(file);
        var place = Array.IndexOf(rows[0].Split(','), "身份证号");
        var other = Array.FindIndex(rows, 2, row => row.Split(',')[place] != rows[1].Split(',')[place]);
        var (one, two) = (rows[1].Split(',')[place], rows[other].Split(',')[place]);
        (rows[1], rows[other]) = (rows[1].Replace(one, two, StringComparison.Ordinal), rows[other].Replace(two, one, StringComparison.Ordinal));
        File.WriteAllLines(file, rows);
    }

    // the number of a visit again, in a later file
    static void RepeatVisit(DataFolder data)
    {
        var files = Files(data, "visits").GroupBy(file => Path.GetDirectoryName(Path.GetDirectoryName(file))!).First(sent => sent.Count() > 1).TakeLast(2).ToList();
        var (first, second) = (File.ReadAllLines(files[0]), File.ReadAllLines(files[1]));
        second[1] = first[1].Split(',')[0] + second[1][second[1].IndexOf(',', StringComparison.Ordinal)..];
        File.WriteAllLines(files[1], second);
    }

    static void Edit(string file, string found, string put)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(found, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(found, put, StringComparison.Ordinal));
    }
}
