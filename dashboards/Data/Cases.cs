using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>What people did with the flags of a period: 疑点 → 核查 → 申辩 → 结论 → 整改 → 复查.</summary>
public sealed class Cases
{
    /// <summary>The step that gives all flags of a team to an account.</summary>
    public const string Assignment = "指派";

    public const string Check = "核查", Answer = "申辩", Conclusion = "结论", Remedy = "整改", Recheck = "复查";

    public const string True = "属实", Explained = "有正当原因", Undecided = "不能认定";

    public static readonly IReadOnlyList<string> Verdicts = [True, Explained, Undecided];

    readonly ILookup<string, CaseStep> _steps;

    readonly Dictionary<string, CaseStep> _assigned;

    Cases(IReadOnlyCollection<CaseStep> steps)
    {
        _steps = steps.Where(step => step.Step != Assignment).ToLookup(step => step.Flag, StringComparer.Ordinal);
        _assigned = steps.Where(step => step.Step == Assignment).GroupBy(step => step.Team!, StringComparer.Ordinal).ToDictionary(team => team.Key, team => team.Last(), StringComparer.Ordinal);
    }

    public static async Task<Cases> OfAsync(OperationsDb db, string period, CancellationToken cancel = default) =>
        new(await db.CaseSteps.AsNoTracking().Where(step => step.Period == period).OrderBy(step => step.Id).ToListAsync(cancel));

    /// <summary>Flags with a 结论.</summary>
    public IEnumerable<string> Concluded => _steps.Where(flag => flag.Any(step => step.Step == Conclusion)).Select(flag => flag.Key);

    /// <summary>Whether some flag of a team holds as 属实.</summary>
    public bool IsConfirmed(string team) => _steps.Any(flag => flag.First().Team == team && flag.LastOrDefault(step => step.Step == Conclusion)?.Verdict == True);

    /// <summary>Under what name the assignments of a team's case are kept.</summary>
    public static string NameOf(string team) => $"team/{team}";

    /// <summary>The step that says to whom the case of a team is given; null when it is given to nobody.</summary>
    public CaseStep? AssignmentOf(string team) => _assigned.GetValueOrDefault(team) is { Assignee: not null } step ? step : null;

    /// <summary>The steps of a flag, the first first.</summary>
    public IEnumerable<CaseStep> Of(string flag) => _steps[flag];

    /// <summary>Where a flag stands: a verdict, or the last step; 待核查 before any.</summary>
    public string StateOf(string flag) => _steps[flag].LastOrDefault(step => step.Step == Conclusion) is { } conclusion
        ? _steps[flag].Last() is { Step: Remedy or Recheck } after && after.Id > conclusion.Id ? $"{conclusion.Verdict}，{after.Step}" : conclusion.Verdict!
        : _steps[flag].LastOrDefault() is { } last ? last.Step == Answer ? "已申辩" : "核查中" : "待核查";

    /// <summary>How the flags of each team stand that somebody has taken a step with.</summary>
    public Dictionary<string, string> StateByTeam() => _steps.GroupBy(flag => flag.First().Team).Where(team => team.Key is not null)
        .ToDictionary(team => team.Key!, team => StateOfAll(team.Select(flag => flag.Key)), StringComparer.Ordinal);

    /// <summary>How several flags stand, the most frequent state first.</summary>
    public string StateOfAll(IEnumerable<string> flags) => string.Join("、", flags.Select(StateOf).GroupBy(state => state)
        .OrderByDescending(state => state.Count()).ThenBy(state => state.Key, StringComparer.Ordinal).Select(state => $"{state.Key} {state.Count()}"));

    public static string Colour(string state) => state.Split('，')[0] switch
    {
        True => "state-bad",
        Explained => "state-good",
        Undecided => "state-busy",
        "待核查" => "state-warn",
        _ => "state-busy",
    };

    public static (string Title, string Colour) Severity(string severity) => severity switch
    {
        "serious" => ("严重", "state-bad"),
        "watch" => ("关注", "state-warn"),
        _ => ("提示", "state-busy"),
    };

    /// <summary>The steps that a reader may take with a flag now.</summary>
    public IReadOnlyList<string> Next(string flag, Reader reader)
    {
        if (reader.MayAnswerFlags)
            return _steps[flag].Any(step => step.Step == Conclusion) ? [] : [Answer];
        if (!reader.MayReview)
            return [];
        var conclusion = _steps[flag].LastOrDefault(step => step.Step == Conclusion);
        return conclusion?.Verdict == True ? [Remedy, Recheck, Conclusion] : [Check, Conclusion];
    }
}
