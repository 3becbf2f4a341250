namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>What the bar at the top leads to, in its order.</summary>
public static class Navigation
{
    static readonly (string Href, string Title, bool CityOnly)[] All =
    [
        ("/", "总览", false),
        ("/districts", "区县", false),
        ("/indicators", "指标", false),
        ("/teams", "团队排名", false),
        ("/flags", "疑点", false),
        ("/schemes", "方案", false),
        ("/payouts", "发放", false),
        ("/simulate", "模拟", true),
        ("/runs", "运行", false),
    ];

    /// <param name="isCity">Whether the reader sees the whole city.</param>
    public static IEnumerable<(string Href, string Title)> For(bool isCity) =>
        All.Where(item => isCity || !item.CityOnly).Select(item => (item.Href, item.Title));
}
