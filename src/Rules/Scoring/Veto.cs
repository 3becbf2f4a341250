namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>
/// A confirmed finding that overrides the score (一票否决, D13): the score is kept and shown, the grade is 不合格, the payment waits for a
/// person's decision, and there is no rank.
/// </summary>
/// <param name="Reason">What was found, in Chinese.</param>
/// <param name="Reference">The confirmed finding that it rests on.</param>
public sealed record Veto(string Reason, string Reference)
{
    /// <summary>The grade of whoever is vetoed.</summary>
    public const string Grade = "不合格";

    /// <summary>Why whoever is vetoed has no rank.</summary>
    public const string Unranked = "一票否决";
}
