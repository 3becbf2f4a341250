using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Applies confirmed findings to a total.</summary>
static class Adjusting
{
    public static Scorecard Apply(Scorecard card, IReadOnlyList<Finding> findings)
    {
        var applied = Find(card.Scheme, findings);
        var veto = Array.Find(applied, item => item.Adjustment.Kind == AdjustmentKind.Veto);
        return card with
        {
            Total = card.Total is { } total ? Total(card.Scheme, total, applied) : null,
            UnadjustedTotal = card.Total,
            Adjustments = applied,
            Veto = veto is null ? null : new(veto.Adjustment.Title, veto.Finding.Reference),
        };
    }

    static AppliedAdjustment[] Find(Scheme scheme, IReadOnlyList<Finding> findings)
    {
        var applied = new AppliedAdjustment[findings.Count];
        for (var i = 0; i < applied.Length; i++)
        {
            var finding = findings[i];
            var adjustment = scheme.Adjustments.Items.FirstOrDefault(item => item.Key == finding.Adjustment)
                ?? throw new ArgumentException($"scheme '{scheme.Id}' has no adjustment '{finding.Adjustment}'", nameof(findings));
            ArgumentException.ThrowIfNullOrWhiteSpace(finding.Reference, nameof(findings));
            ArgumentOutOfRangeException.ThrowIfLessThan(finding.Count, 1, nameof(findings));
            applied[i] = new(adjustment, finding);
        }

        return applied;
    }

    /// <summary>total + bonuses − deductions, each side capped, the result between 0 and the scheme's maximum.</summary>
    static decimal Total(Scheme scheme, decimal total, IReadOnlyList<AppliedAdjustment> applied)
    {
        var bonus = applied.Sum(item => Math.Max(0, item.Points));
        var deduction = applied.Sum(item => Math.Max(0, -item.Points));
        return Math.Clamp(
            total + Math.Min(bonus, scheme.Adjustments.BonusCap ?? bonus) - Math.Min(deduction, scheme.Adjustments.DeductionCap ?? deduction),
            0,
            scheme.Maximum);
    }
}
