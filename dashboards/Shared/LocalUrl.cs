using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
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

    /// <summary>A path with those query values that are not empty.</summary>
    public static string With(string path, params IEnumerable<(string Name, object? Value)> query)
    {
        var pairs = query
            .Select(pair => (pair.Name, Text: Convert.ToString(pair.Value, CultureInfo.InvariantCulture)))
            .Where(pair => !string.IsNullOrEmpty(pair.Text))
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Text!)}");
        var text = string.Join('&', pairs);
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    /// <summary>The address the reader asked for, also while an error page is written in its place.</summary>
    public static string Of(HttpContext context)
    {
        var request = context.Request;
        return context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
            ? request.PathBase + new PathString(failed.OriginalPath) + failed.OriginalQueryString
            : request.PathBase + request.Path + request.QueryString;
    }
}
