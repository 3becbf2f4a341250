using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Whether ranges cover a span without gap or overlap (D12; domain.md 1.8, the FJ and BOCO traps).</summary>
public static class Cover
{
    /// <summary>Lists every gap, overlap and empty range, from low to high.</summary>
    /// <param name="parts">The ranges with their names, in any order.</param>
    /// <param name="span">What they have to cover, ends included or not as it says.</param>
    /// <returns>One sentence in Chinese per fault; empty when each number of the span lies in exactly one range.</returns>
    public static IReadOnlyList<string> Faults(IEnumerable<(string Name, Interval Range)> parts, Interval span)
    {
        var ordered = parts
            .OrderBy(part => part.Range.Lower ?? decimal.MinValue)
            .ThenBy(part => part.Range.LowerInclusive ? 0 : 1)
            .ThenBy(part => part.Range.Upper ?? decimal.MaxValue)
            .ThenBy(part => part.Name, StringComparer.Ordinal)
            .ToArray();
        if (ordered.Length == 0)
        {
            return [$"没有任何分档,应覆盖 {span}"];
        }

        var faults = new List<string>();
        faults.AddRange(ordered.Where(part => part.Range.IsEmpty).Select(part => $"分档“{part.Name}” {part.Range} 不含任何数值"));
        var first = ordered[0];
        if (first.Range.Lower != span.Lower || (span.Lower is not null && first.Range.LowerInclusive != span.LowerInclusive))
        {
            faults.Add($"最低分档“{first.Name}” {first.Range} 的下限与应覆盖的 {span} 不一致");
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (Seam(ordered[i - 1].Range, ordered[i].Range) is { } seam)
            {
                faults.Add($"分档“{ordered[i - 1].Name}” {ordered[i - 1].Range} 与“{ordered[i].Name}” {ordered[i].Range} 之间{seam}");
            }
        }

        var last = ordered[^1];
        if (last.Range.Upper != span.Upper || (span.Upper is not null && last.Range.UpperInclusive != span.UpperInclusive))
        {
            faults.Add($"最高分档“{last.Name}” {last.Range} 的上限与应覆盖的 {span} 不一致");
        }

        return faults;
    }

    static string? Seam(Interval below, Interval above)
    {
        if (below.Upper is not { } end || above.Lower is not { } start || start < end)
        {
            return "有重叠";
        }

        if (start > end)
        {
            return "有空缺";
        }

        var at = end.ToString("0.############################", CultureInfo.InvariantCulture);
        return (below.UpperInclusive, above.LowerInclusive) switch
        {
            (true, true) => $"有重叠:{at} 同属两档",
            (false, false) => $"有空缺:{at} 不属任何一档",
            _ => null,
        };
    }
}
