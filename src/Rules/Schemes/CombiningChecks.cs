using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The faults of points and weights among siblings.</summary>
static class CombiningChecks
{
    /// <param name="whose">Whose points the sum is compared with, for the message.</param>
    public static IEnumerable<SchemeFault> Of(Dimension dimension, string path, string whose)
    {
        var counted = dimension.Children.Where(child => child.Counted).ToArray();
        if (counted.Length == 0)
        {
            return [new(path, $"{whose}为 {Plain(dimension.Points)},其下却没有任何项", dimension.FileLine)];
        }

        return Points(dimension, counted.Sum(child => child.Points), path, whose)
            .Concat(Weights(dimension, counted, path))
            .Concat(Parts(dimension, counted.Length, path));
    }

    static IEnumerable<SchemeFault> Points(Dimension dimension, decimal found, string path, string whose)
    {
        if (dimension.Combining == Combining.Sum && found != dimension.Points)
        {
            yield return new(path, $"各项分值之和为 {Plain(found)},应等于{whose} {Plain(dimension.Points)}", dimension.FileLine);
        }

        if (dimension.Combining == Combining.CappedSum && found < dimension.Points)
        {
            yield return new(path, $"各项分值之和为 {Plain(found)},封顶相加时应不小于{whose} {Plain(dimension.Points)}", dimension.FileLine);
        }
    }

    static IEnumerable<SchemeFault> Weights(Dimension dimension, SchemeNode[] counted, string path)
    {
        var weighted = dimension.Combining == Combining.WeightedMean;
        foreach (var child in dimension.Children.Where(child => child.Weight is not null && !(weighted && child.Counted)))
        {
            yield return new(path, $"“{child.Title}”写了权重,只有加权平均(weighted_mean)下计入的项才有权重", child.FileLine);
        }

        if (!weighted)
        {
            yield break;
        }

        foreach (var child in counted.Where(child => child.Weight is null or <= 0))
        {
            yield return new(path, child.Weight is { } weight ? $"“{child.Title}”的权重为 {Plain(weight)},应大于 0" : $"“{child.Title}”缺少权重", child.FileLine);
        }

        var sum = counted.Sum(child => child.Weight ?? 0);
        if (sum != 1 && sum != 100)
        {
            yield return new(path, $"各项权重之和为 {Plain(sum)},应为 100 或 1", dimension.FileLine);
        }
    }

    static IEnumerable<SchemeFault> Parts(Dimension dimension, int counted, string path)
    {
        if (dimension.MinimumParts < 0 || dimension.MinimumParts > counted)
        {
            yield return new(path.Length == 0 ? "minimum_parts" : path + ".minimum_parts", $"“{dimension.Title}”最少项数为 {dimension.MinimumParts},应在 0 到其下计入的 {counted} 项之间", dimension.FileLine);
        }
    }

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
