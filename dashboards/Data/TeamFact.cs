namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>One row behind a team's figure.</summary>
/// <param name="Person">Key of the resident, never shown whole.</param>
/// <param name="IsMet">Whether it stands in the numerator.</param>
/// <param name="FactCount">Rows behind the figure, all pages.</param>
public sealed record TeamFact(long? Person, string? Title, DateOnly? Day, string? Detail, bool IsMet, long FactCount, long MetCount)
{
    /// <summary>Enough to tell rows apart and to ask the centre about one, not enough to know a person by.</summary>
    public string Resident => ResidentOf(Person);

    public static string ResidentOf(long? key) => key is { } person ? $"居民 {(ulong)person >> 36:X6}" : "";
}

/// <summary>The rows behind one figure: which statement of TeamRows.sql gives them, and what its columns are called.</summary>
/// <param name="Key">An indicator, or <c>active</c>.</param>
/// <param name="Day">Title of the day's column.</param>
/// <param name="Met">Rows of the numerator.</param>
/// <param name="Unmet">The others.</param>
public sealed record TeamFacts(string Key, string Statement, string Title, string Unit, string Subject, string Day, string Met, string Unmet)
{
    const string Contract = "协议编号";

    public static readonly IReadOnlyList<TeamFacts> All =
    [
        new("active", "active", "在签居民", "人", Contract, "生效日期", "常住", "非常住"),
        new("coverage", "active", "在签居民", "人", Contract, "生效日期", "常住（计入）", "非常住（不计）"),
        new("key_coverage", "key_active", "在签的重点人群", "人", Contract, "生效日期", "常住（计入）", "非常住（不计）"),
        new("served", "served", "在签满 90 天的居民", "人", Contract, "生效日期", "本年有服务", "本年还没有服务"),
        new("substantive", "substantive", "有到期项目的在签居民", "人", Contract, "生效日期", "做实", "没有做实"),
        new("fulfilment", "fulfilment", "应履项次", "项次", "服务项目", "协议年度起", "已履", "未履"),
        new("hypertension_managed", "hypertension_managed", "在管高血压患者", "人", "对象", "登记日期", "规范", "未规范"),
        new("blood_pressure_control", "blood_pressure_control", "在管高血压患者", "人", "对象", "登记日期", "达标", "未达标"),
        new("grassroots_share", "grassroots_share", "门诊、急诊就诊", "人次", "就诊机构", "就诊日期", "基层", "医院"),
    ];

    /// <summary>Null where the version keeps no rows behind the figure.</summary>
    public static TeamFacts? Of(string? key) => All.FirstOrDefault(facts => facts.Key == key);

    /// <summary>A subject for those who may not know whose row it is: a contract's number leads to its person.</summary>
    public string? Masked(string? subject) => Subject == Contract ? MaskedContract(subject) : subject;

    public static string? MaskedContract(string? contract) => contract is null ? null : "…" + contract[Math.Max(0, contract.Length - 4)..];

    public static string Href(string team, string key) => $"/teams/{team}/rows/{key}";
}
