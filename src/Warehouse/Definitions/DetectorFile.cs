using System.Text.RegularExpressions;
using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>Whom a detector looks at.</summary>
public enum DetectorEntity
{
    Team,
    Operator,
    Institution,
}

/// <summary>One detector: what it counts (<c>Sql</c>), what it shows as evidence (<c>Rows</c>), how it decides, and what a reader must know of it.</summary>
/// <param name="Seen">The sentence of a flag, with the numbers' places in braces.</param>
/// <param name="IsYearly">Whether its SQL gives one row a year; otherwise one a month.</param>
/// <param name="MinExposure">With less an entity is not tested.</param>
/// <param name="MinHits">With less there is no flag, however unlikely.</param>
/// <param name="MinEffect">Least distance from the peers' middle, as a share (for <c>value</c> in its own unit): what chance cannot explain may still not matter.</param>
/// <param name="Tolerance">A hard rule is broken above this many hits …</param>
/// <param name="ToleratedShare">… and above this share of the exposure.</param>
public sealed record DetectorFile(
    string Id, string File, string Title, string Seen, IReadOnlyList<DetectorEntity> Entities, bool IsYearly, DetectorTest Test,
    int MinExposure, int MinHits, decimal MinEffect, int Tolerance, decimal ToleratedShare, bool ComparesWithCity, Severity Severity,
    IReadOnlyList<string> Sources, string Why, IReadOnlyList<string> Innocent, IReadOnlyList<string> Exempt, string Verify,
    DefinitionSource Source, string Owner, DateOnly ReviewedOn, string SqlFile, string Sql, string RowsFile, string Rows)
{
    public static readonly string[] Columns = ["period", "institution", "team", "operator", "hits", "exposure"];

    public static readonly string[] RowColumns = ["institution", "team", "operator", "kind", "key", "person", "happened_on", "what"];

    static readonly string[] Numbers = ["hits", "exposure", "share", "usual", "value", "usual_value", "rank", "serious"];

    static readonly (string, DetectorEntity)[] EntityWords = [("team", DetectorEntity.Team), ("operator", DetectorEntity.Operator), ("institution", DetectorEntity.Institution)];

    /// <summary>As the catalogue of detectors counts them, such as D01.</summary>
    public string Code => Id.Split('_')[0].ToUpperInvariant();

    public static DetectorFile Read(string id, YamlMap yaml, Func<string, string?> beside)
    {
        if (!Regex.IsMatch(id, "^d[0-9]{2}_[a-z0-9_]+$", RegexOptions.CultureInvariant))
            yaml.Fault($"文件名“{id}”应是 d、两位编号、下划线和英文名,如 d01_burst");
        var minimum = yaml.Map("minimum");
        var tolerance = yaml.Map("tolerance");
        var test = yaml.Choice("test", ("share", DetectorTest.Share), ("count", DetectorTest.Count), ("value", DetectorTest.Value), ("rule", DetectorTest.Rule), ("top_rank", DetectorTest.TopRank));
        var detector = new DetectorFile(
            id, yaml.File, yaml.Text("title"), yaml.Text("seen"), ReadEntities(yaml), yaml.Choice("grain", ("month", false), ("year", true)), test,
            minimum?.Integer("exposure", 1) ?? 1, minimum?.Integer("hits", 1) ?? 1, minimum?.OptionalNumber("effect") ?? 0,
            tolerance?.Integer("hits", 0) ?? 0, tolerance?.OptionalNumber("share") ?? 0, yaml.Choice("peers", false, ("group", false), ("city", true)),
            yaml.Choice("severity", ("serious", Severity.Serious), ("watch", Severity.Watch), ("info", Severity.Info)),
            yaml.Texts("sources", required: true), yaml.Text("why"), yaml.Texts("innocent", required: true), yaml.Texts("exempt"), yaml.Text("verify"),
            IndicatorFile.ReadSource(yaml), yaml.Text("owner"), yaml.Date("reviewed_on"),
            $"detectors/{id}.sql", ReadSql(yaml, $"{id}.sql", beside), $"detectors/{id}.rows.sql", ReadSql(yaml, $"{id}.rows.sql", beside));
        if (minimum is { } least && least.Integer("exposure", 1) < 1)
            least.Fault("“exposure”应至少为 1,没有可比的就不比", "exposure");
        if (test == DetectorTest.Rule && minimum is not null)
            yaml.Fault("test: rule 是硬性规则,不与同组比,请用 tolerance,不用 minimum", "minimum");
        if (test != DetectorTest.Rule && tolerance is not null)
            yaml.Fault("“tolerance”只用于 test: rule", "tolerance");
        foreach (var name in Regex.Matches(detector.Seen, @"\{([^}]*)\}", RegexOptions.CultureInvariant).Select(match => match.Groups[1].Value).Where(name => !Numbers.Contains(name)))
            yaml.Fault($"“seen”里的 {{{name}}} 不认识;可用:{string.Join("、", Numbers.Select(number => $"{{{number}}}"))}", "seen");
        minimum?.Done();
        tolerance?.Done();
        yaml.Done();
        return detector;
    }

    static List<DetectorEntity> ReadEntities(YamlMap yaml)
    {
        var entities = new List<DetectorEntity>();
        foreach (var text in yaml.Texts("entities", required: true))
        {
            if (EntityWords.Any(word => word.Item1 == text))
                entities.Add(EntityWords.First(word => word.Item1 == text).Item2);
            else
                yaml.Fault($"“entities”里的“{text}”应是 {string.Join("、", EntityWords.Select(word => word.Item1))} 之一", "entities");
        }

        return entities;
    }

    static string ReadSql(YamlMap yaml, string name, Func<string, string?> beside)
    {
        if (beside("detectors/" + name) is { } sql)
            return sql;
        yaml.Fault($"旁边缺少 {name}");
        return "";
    }
}
