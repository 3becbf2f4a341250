using System.Globalization;

namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>Officially published results beside ours.</summary>
/// <param name="Compared">How many cells were compared.</param>
/// <param name="Differences">In order of team codes, then of the published columns; teams that one side lacks come last.</param>
public sealed record Comparison(OurResults Ours, OfficialTable Official, int Compared, IReadOnlyList<Difference> Differences)
{
    public static Comparison Of(OurResults ours, OfficialTable official)
    {
        var both = official.Rows.Where(row => ours.Teams.ContainsKey(row.Key)).OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        var differences = both.SelectMany(row => new TeamComparison(ours.Scheme, official.Columns, row.Key, row.Value, ours.Teams[row.Key]).Differences());
        var unknown = official.Rows.Keys.Where(team => !ours.Teams.ContainsKey(team)).Order(StringComparer.Ordinal)
            .Select(team => new Difference(team, "", "团队", team, "", null, Cause.NoTeam, "公布的表里有,本系统没有"));
        var missing = ours.Teams.Where(team => !official.Rows.ContainsKey(team.Key)).OrderBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => new Difference(team.Key, team.Value.Name, "团队", "", team.Key, null, Cause.NoTeam, "本系统有,公布的表里没有"));
        return new(ours, official, both.Sum(row => row.Value.Count), [.. differences, .. unknown, .. missing]);
    }
}

/// <summary>One cell that differs.</summary>
/// <param name="Item">Header of the published column.</param>
/// <param name="More">Published less ours; null where that is no number.</param>
public sealed record Difference(string Team, string TeamName, string Item, string Published, string Ours, decimal? More, Cause Cause, string Note)
{
    public static string Plain(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Why a result probably differs.</summary>
public enum Cause
{
    /// <summary>The indicator's value differs.</summary>
    Value,

    /// <summary>The numerator agrees, the denominator does not.</summary>
    Denominator,

    /// <summary>No more than printing to fewer places.</summary>
    Rounding,

    /// <summary>The total lies within rounding of a grade's limit.</summary>
    Band,

    /// <summary>One side does not have the team.</summary>
    NoTeam,

    /// <summary>Nothing in the file says why.</summary>
    Unknown,
}

public static class Causes
{
    public static string Text(this Cause cause) => cause switch
    {
        Cause.Value => "指标数值",
        Cause.Denominator => "分母",
        Cause.Rounding => "取整",
        Cause.Band => "等次边界",
        Cause.NoTeam => "未找到团队",
        _ => "计分规则或数据",
    };
}
