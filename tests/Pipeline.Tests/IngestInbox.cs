using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>A data folder of its own with two small sources, for a test to put files into and ingest them.</summary>
sealed class IngestInbox : IDisposable
{
    /// <summary>Three numbers of domain.md 4.1's form that pass GB 11643.</summary>
    public const string Wang = "11010519491231002X", Li = "110101198001010010", Zhao = "110101199003070038";

    public const string TeamsHeader = "团队编号,团队名称,组建日期\n";
    public const string ContractsHeader = "协议编号,身份证号,姓名,团队编号,签约日期,录入时间,状态,是否续签,收缩压,体重,个人缴费\n";

    public IngestInbox()
    {
        Data = new DataFolder(Path.Combine(Path.GetTempPath(), "fda-ingest-" + Guid.NewGuid().ToString("n")));
        Sources = [Source("teams", Teams), Source("contracts", Contracts)];
    }

    public DataFolder Data { get; }

    public IReadOnlyList<SourceDefinition> Sources { get; set; }

    public const string Teams = """
        title: 家庭医生团队
        row: 一行是一个团队
        senders: [district]
        frequency: year
        delivers: snapshot
        evidence: system
        key: [team]
        reject_limit: 0.1
        columns:
          team: { title: 团队编号, aliases: [团队代码], type: text, required: true }
          team_name: { title: 团队名称, type: text, required: true }
          founded_on: { title: 组建日期, type: date, required: true }
        """;

    public const string Contracts = """
        title: 签约协议
        row: 一行是一份签约协议
        senders: [district, insurer]
        frequency: month
        delivers: changes
        deleted_when: { column: status, value: void }
        evidence: self
        key: [contract]
        reject_limit: 0.5
        columns:
          contract: { title: 协议编号, aliases: [签约编号], type: text, required: true }
          person: { title: 身份证号, aliases: [证件号码], type: person, required: true }
          name: { title: 姓名, type: pseudonym }
          team: { title: 团队编号, aliases: [团队代码], type: text, required: true, references: teams.team }
          signed_on: { title: 签约日期, type: date, required: true }
          entered_at: { title: 录入时间, type: timestamp }
          status: { title: 状态, type: code, required: true, codes: { 生效: effective, 解约: cancelled, 作废: void } }
          is_renewal: { title: 是否续签, type: boolean }
          systolic: { title: 收缩压, unit: mmHg, type: integer, min: 50, max: 300 }
          weight: { title: 体重, unit: kg, type: decimal, scale: 1, min: 1, max: 300 }
          received_fen: { title: 个人缴费, unit: 元, type: money, min: 0 }
        """;

    public static SourceDefinition Source(string id, string yaml)
    {
        var faults = new List<DefinitionFault>();
        var source = SourceDefinition.Read(id, YamlMap.Load(new DefinitionFile($"sources/{id}.yaml", yaml), faults)!);
        return faults.Count == 0 ? source : throw new DefinitionException(faults);
    }

    /// <summary>A good contract; a test spoils one field of it.</summary>
    public static string Contract(
        string contract = "C1", string person = Wang, string name = "王芳", string team = "T1", string signed = "2025-01-05",
        string entered = "2025-01-05 08:30", string status = "生效", string renewal = "否", string systolic = "120", string weight = "60.5",
        string received = "12.30") =>
        $"{contract},{person},{name},{team},{signed},{entered},{status},{renewal},{systolic},{weight},{received}\n";

    public void PutTeams() => Put("990101/2025/teams.csv", TeamsHeader + "T1,第一团队,2020-01-01\nT2,第二团队,2020-01-01\n");

    public void PutContracts(string rows) => Put("990101/2025-01/contracts.csv", ContractsHeader + rows);

    public void Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public void Put(string path, byte[] content)
    {
        var file = Path.Combine(Data.Inbox, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    public IngestResult Ingest(int threads = 2, int bufferBytes = 64, CancellationToken ct = default) =>
        Ingestion.Run(Data, Sources, new IngestOptions { Threads = threads, MemoryLimit = "256MB", BufferBytes = bufferBytes }, null, ct);

    /// <summary>Ingests teams and these contracts and gives the contracts' arrival.</summary>
    public Arrival IngestContracts(string rows)
    {
        PutTeams();
        PutContracts(rows);
        return Ingest().Arrivals.Single(arrival => arrival.Source == "contracts");
    }

    /// <summary>Rows of the lake view of a source, one line each, values separated by |.</summary>
    public IReadOnlyList<string> Lake(string source, string columns = "*") => Query(
        $"select {columns} from ({LakeView.Sql(Sources.Single(known => known.Id == source), Manifest.Load(Data), Data.Root)}) order by all");

    /// <summary>All rejected rows: line, record, column, found, expected, reason.</summary>
    public IReadOnlyList<string> Rejects() => Query(
        $"select line, record, column_title, found, expected, reason from ({LakeView.RejectsSql(Manifest.Load(Data), Data.Root)}) order by arrival, line");

    static List<string> Query(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Shown(reader.GetValue(i)))));
        return rows;
    }

    static string? Shown(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public void Dispose()
    {
        if (Directory.Exists(Data.Root))
            Directory.Delete(Data.Root, recursive: true);
    }
}
