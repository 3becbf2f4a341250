namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Money already received from the entity's own heads (个人, D2: received − refunded) × coefficient.</summary>
/// <param name="Eligibility">Key of the amount received, in fen.</param>
public sealed record Received(string Eligibility = Received.Key) : PayoutRule
{
    /// <summary>The key that receipts go by unless a scheme tells several apart.</summary>
    public const string Key = "received";

    /// <inheritdoc/>
    public override string Kind => "received";

    /// <inheritdoc/>
    public override IEnumerable<string> Quantities => [Eligibility];

    /// <inheritdoc/>
    public override IEnumerable<(string Part, string Message)> Faults() => Named("eligibility", Eligibility, "资格条件");
}
