using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>The faults of a scheme's bonuses, deductions and vetoes.</summary>
static class AdjustmentChecks
{
    public static IEnumerable<SchemeFault> Of(Scheme scheme)
    {
        foreach (var item in scheme.Adjustments.Items)
        {
            if (string.IsNullOrWhiteSpace(item.Key) || string.IsNullOrWhiteSpace(item.Title))
            {
                yield return new($"adjustments/{item.Key}", $"加减分项“{item.Key}”的编号或名称为空", item.FileLine);
            }

            if (item.Kind == AdjustmentKind.Veto ? item.Points != 0 : item.Points <= 0)
            {
                yield return new(
                    $"adjustments/{item.Key}.points",
                    $"“{item.Title}”的分值为 {item.Points.ToString(CultureInfo.InvariantCulture)},{(item.Kind == AdjustmentKind.Veto ? "一票否决不应有分值" : "应大于 0")}",
                    item.FileLine);
            }
        }

        if (scheme.Adjustments.BonusCap < 0 || scheme.Adjustments.DeductionCap < 0)
        {
            yield return new("adjustments", "加分或扣分的封顶小于 0");
        }

        if (scheme.Cap <= 0)
        {
            yield return new("cap", $"总分封顶为 {scheme.Cap.Value.ToString(CultureInfo.InvariantCulture)},应大于 0");
        }
    }
}
