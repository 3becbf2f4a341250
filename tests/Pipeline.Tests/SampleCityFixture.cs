using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>The city of 120 teams, generated once, with its files read the way a person would: every file by its own header, typed, and
/// without those that truth/arrivals.csv says are broken.</summary>
public sealed class SampleCityFixture : IDisposable
{
    public const int Teams = 120, Year = 2025;

    // residents are those of the last file; a contract is its last row, unless that says it was void
    const string Views = """
        create view people as select *, datediff('year', born_on, date '2026-01-01') - case when strftime(born_on, '%m%d') > '0101' then 1 else 0 end as age,
          least(died_on, moved_out_on) as left_on from residents where period = '2025';
        create view living as select * from people where left_on is null;
        create view agreed as
          select * from (select *, row_number() over (partition by contract order by file desc) as place from contracts) as rows
          where place = 1 and status <> 'void';
        create view active as
          select distinct agreed.person, agreed.team, people.unit, people.residence
          from agreed join people using (person)
          where effective_on <= date '2025-12-31' and expires_on >= date '2025-12-31' and cancelled_on is null and left_on is null;
        create view groups_now as
          select distinct person, key_group from key_groups where period = '2025' and (ended_on is null or ended_on > date '2025-12-31');
        create view ordinary as
          select team, team_name, unit, setting, founded_on from (select *, sender as unit from teams where period = '2025') as known
          where team not in (select team from cheats) and founded_on < date '2025-01-01';
        """;

    static readonly string[] Broken = ["truncated", "wrong_header", "superseded", "twice"];

    readonly DuckDBConnection connection = new("Data Source=:memory:");

    public SampleCityFixture()
    {
        Folder = Path.Combine(Path.GetTempPath(), "fda-city-" + Guid.NewGuid().ToString("n"));
        SampleCity.Generate(new SampleCityOptions(Folder, Teams, 7, Year), new Progress<SampleCityProgress>(), CancellationToken.None);
        connection.Open();
        foreach (var truth in new[] { "arrivals", "cheats", "honest" })
            Run($"create table {truth} as select * from read_csv('{Path.Combine(Folder, "truth", truth + ".csv")}')");
        var broken = Rows($"select file from arrivals where what in ({string.Join(',', Broken.Select(what => $"'{what}'"))})", row => row.GetString(0)).ToHashSet();
        DecodeGb18030();
        var sources = DefinitionSet.Load(Path.Combine(Repository.Root, "pipelines")).Sources;
        foreach (var source in sources)
            Import(source, [.. sources.Select(other => other.Id).Where(other => other.StartsWith(source.Id + "_", StringComparison.Ordinal))], broken);
        Run(Views);
    }

    public string Folder { get; }

    public string InboxFolder => Path.Combine(Folder, "inbox");

    public double Number(string sql) => Rows(sql, row => Convert.ToDouble(row.GetValue(0), CultureInfo.InvariantCulture)).Single();

    public IReadOnlyList<T> Rows<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    void DecodeGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var file in Rows("select distinct file from arrivals where what = 'gb18030'", row => row.GetString(0)))
        {
            var path = Path.Combine(InboxFolder, file);
            File.WriteAllText(path, File.ReadAllText(path, Encoding.GetEncoding("GB18030")));
        }
    }

    /// <param name="longer">Sources whose names begin like this one's.</param>
    void Import(SourceDefinition source, IReadOnlyList<string> longer, HashSet<string> broken)
    {
        var files = Directory.GetFiles(InboxFolder, source.Id + "*.csv", SearchOption.AllDirectories)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name && (name == source.Id || name.StartsWith(source.Id + "_", StringComparison.Ordinal)))
            .Where(path => !longer.Any(other => Path.GetFileName(path).StartsWith(other, StringComparison.Ordinal)))
            .Where(path => !broken.Contains(Path.GetRelativePath(InboxFolder, path).Replace('\\', '/')));
        var parts = files.GroupBy(path => File.ReadLines(path).First()).Select(group =>
        {
            var columns = source.Columns.Select(column => $"{Typed(column, group.Key.Split(','))} as {column.Name}");
            var list = string.Join(',', group.Select(path => $"'{path}'"));
            return $"select {string.Join(", ", columns)}, split_part(file, '/', -3) as sender, split_part(file, '/', -2) as period, file "
                + $"from (select * rename (filename as file) from read_csv([{list}], header = true, all_varchar = true, delim = ',', quote = '\"', filename = true)) as rows";
        }).ToList();
        // what people enter by hand no sample city has
        if (parts.Count > 0)
            Run($"create table {source.Id} as {string.Join(" union all ", parts)}");
    }

    static string Typed(SourceColumn column, string[] header)
    {
        var title = $"\"{header.Select(name => name.Trim('\uFEFF')).First(name => name == column.Title || column.Aliases.Contains(name))}\"";
        return column.Type switch
        {
            ColumnType.Date => $"coalesce(try_cast({title} as date), try_strptime({title}, ['%Y/%m/%d', '%Y%m%d'])::date)",
            ColumnType.Timestamp => $"coalesce(try_cast({title} as timestamp), try_strptime({title}, '%Y/%m/%d %H:%M'))",
            ColumnType.Money => $"(try_cast({title} as decimal(18, 2)) * 100)::bigint",
            ColumnType.Integer => $"try_cast({title} as bigint)",
            ColumnType.Decimal => $"try_cast({title} as decimal(18, 1))",
            ColumnType.Boolean => $"({title} = '是')",
            // no word of a sender's own means something else to another
            ColumnType.Code => $"case {title} {string.Join(' ', column.Codes.Concat(column.SenderCodes.Values.SelectMany(own => own)).Select(code => $"when '{code.Key}' then '{code.Value}'"))} end",
            _ => title,
        };
    }
}

[CollectionDefinition("sample city")]
public sealed class SampleCityFixtureDefinition : ICollectionFixture<SampleCityFixture>;
