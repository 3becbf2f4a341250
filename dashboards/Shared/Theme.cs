using Microsoft.AspNetCore.Http;

namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>Light or dark, as chosen by the reader; without a choice the style sheet follows the system.</summary>
public static class Theme
{
    public const string Cookie = "theme";

    public static readonly IReadOnlyList<(string Value, string Title)> Choices = [("auto", "跟随系统"), ("light", "浅色"), ("dark", "深色")];

    /// <summary>The value of Tabler's theme attribute; null leaves it out.</summary>
    public static string? Chosen(HttpContext context) => context.Request.Cookies[Cookie] is "light" or "dark" ? context.Request.Cookies[Cookie] : null;
}
