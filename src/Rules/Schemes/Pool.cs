namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A fixed sum shared by points × coefficient (domain.md 1.2), to the last fen by the largest remainder.</summary>
/// <param name="Points">Key of the points, 0 or more, at most four decimal places.</param>
/// <param name="AmountFen">Fen, 0 or more; null shares out the payer's whole budget.</param>
public sealed record Pool(string Points, long? AmountFen = null) : PayoutRule
{
    /// <inheritdoc/>
    public override string Kind => "pool";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => [Points];

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() =>
        [.. Named("by", Points, "按什么工分分配"), .. Amount("amount", AmountFen, "资金池")];
}
