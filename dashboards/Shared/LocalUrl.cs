using Microsoft.AspNetCore.Http;

namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>Addresses to return to come from the browser: only paths of this site are followed.</summary>
public static class LocalUrl
{
    /// <summary>The address if it is a path of this site, else the start page.</summary>
    /// <remarks>“//host” and “/\host” leave the site, control characters are dropped by browsers before they parse.</remarks>
    public static string Safe(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl)
            ? url
            : "/";

    public static string Of(HttpRequest request) => request.PathBase + request.Path + request.QueryString;
}
