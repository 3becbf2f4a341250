using System.Globalization;
using System.Text.RegularExpressions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>How a period is written: 2025, 2025H1, 2025Q3 or 2025-09.</summary>
public static partial class Period
{
    public static bool IsValid(string text) => Pattern().IsMatch(text);

    /// <summary>The same period a year earlier, with which it is compared.</summary>
    public static string YearBefore(string period) => (int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture) + period[4..];

    [GeneratedRegex(@"^20\d\d(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$")]
    private static partial Regex Pattern();
}
