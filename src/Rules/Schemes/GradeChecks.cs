using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The faults of a scheme's grades and coefficient.</summary>
static class GradeChecks
{
    public static IEnumerable<SchemeFault> Of(Scheme scheme) => Needed(scheme).Concat(Bands(scheme)).Concat(Continuous(scheme));

    static IEnumerable<SchemeFault> Needed(Scheme scheme)
    {
        if (scheme.Continuous is not null || !scheme.PayoutLines.Any(NeedsCoefficient))
        {
            yield break;
        }

        if (scheme.Bands.Count == 0)
        {
            yield return new("bands", "发放与得分挂钩,却没有等次,应写明等次与系数");
        }

        foreach (var band in scheme.Bands.Where(band => band.Coefficient is null))
        {
            yield return new("bands", $"发放与得分挂钩,等次“{band.Label}”却没有系数");
        }
    }

    static bool NeedsCoefficient(PayoutLine line) =>
        line.ScoreLinked && line.Rule is not (PerHeadByGrade or RewardFund or PerService { Quality: not null });

    static IEnumerable<SchemeFault> Bands(Scheme scheme)
    {
        if (scheme.Bands.Count == 0)
        {
            yield break;
        }

        foreach (var message in Band.CoverFaults(scheme.Bands, scheme.Maximum))
        {
            yield return new("bands", message);
        }

        foreach (var twice in scheme.Bands.GroupBy(band => band.Label, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new("bands", $"等次“{twice.Key}”出现 {twice.Count()} 次,应只出现一次");
        }

        foreach (var band in scheme.Bands.Where(band => band.Coefficient < 0))
        {
            yield return new("bands", $"等次“{band.Label}”的系数为 {band.Coefficient},应不小于 0");
        }

        var ordered = scheme.Bands.OrderBy(band => band.Lower).ThenBy(band => band.Upper).ToArray();
        foreach (var (below, above) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.Second.Coefficient < pair.First.Coefficient))
        {
            yield return new("bands", $"等次“{above.Label}”的系数 {above.Coefficient} 低于较低等次“{below.Label}”的 {below.Coefficient},得分升高不应少付");
        }

        // totals are rounded first: an end between two possible totals would never be met as it is written
        foreach (var band in scheme.Bands.Where(band => scheme.TotalRounding.Round(band.Lower) != band.Lower || scheme.TotalRounding.Round(band.Upper) != band.Upper))
        {
            yield return new("bands", $"等次“{band.Label}”{band.Range} 的界限比总分的 {scheme.TotalRounding.Places} 位小数更细");
        }
    }

    static IEnumerable<SchemeFault> Continuous(Scheme scheme)
    {
        if (scheme.Continuous is not { } rule)
        {
            yield break;
        }

        if (rule.ZeroBelow < 0 || rule.ZeroBelow > scheme.DeclaredSum || rule.FullFrom is <= 0 or > 1 || rule.Places is < 0 or > 6)
        {
            yield return new("coefficient", string.Create(CultureInfo.InvariantCulture,
                $"连续系数为 {rule.ZeroBelow} 分以下为 0、系数 {rule.FullFrom} 起为 1、保留 {rule.Places} 位;应在 0 到 {scheme.DeclaredSum} 分、0 到 1、0 到 6 位之间"));
        }

        if (scheme.Bands.Any(band => band.Coefficient is not null))
        {
            yield return new("coefficient", "既写了连续系数,又给等次写了系数,应只写一种");
        }
    }
}
