namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>What the bar at the top leads to, in its order.</summary>
public static class Navigation
{
    public static readonly IReadOnlyList<(string Href, string Title)> Items =
    [
        ("/", "总览"),
        ("/districts", "区县"),
        ("/indicators", "指标"),
        ("/teams", "团队排名"),
        ("/runs", "运行"),
    ];
}
