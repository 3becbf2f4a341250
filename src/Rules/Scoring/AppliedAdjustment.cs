using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>An adjustment with the finding that set it off.</summary>
/// <param name="Adjustment">The scheme's adjustment.</param>
/// <param name="Finding">The finding.</param>
public sealed record AppliedAdjustment(Adjustment Adjustment, Finding Finding)
{
    /// <summary>Points added (positive) or taken (negative) before the caps; 0 for a veto.</summary>
    public decimal Points => Adjustment.Kind == AdjustmentKind.Deduction ? -Adjustment.Points * Finding.Count : Adjustment.Points * Finding.Count;
}
