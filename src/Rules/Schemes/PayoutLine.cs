using FamilyDoctor.Analytics.Rules.Payouts;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>One line of the fee: who pays what for what.</summary>
/// <param name="Payer">Payer, an open list: 公卫, 医保职工, 个人, 财政 …</param>
/// <param name="Line">English key, unique per payer.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Rule">How the amount comes about.</param>
/// <param name="BudgetPayer">Payer whose budget the line draws on, usually the payer itself.</param>
/// <param name="Budget">Whether that is a budget or money already received (个人, D2).</param>
/// <param name="Surplus">Where unearned money goes.</param>
public sealed record PayoutLine(
    string Payer,
    string Line,
    string Title,
    PayoutRule Rule,
    string BudgetPayer,
    BudgetKind Budget = BudgetKind.Budget,
    SurplusDestination Surplus = SurplusDestination.Undeclared)
{
    /// <summary>Who bears what no money covers.</summary>
    public ShortfallBearer Shortfall { get; init; }

    /// <summary>Whether the coefficient applies; without it the line is paid at 1.</summary>
    public bool ScoreLinked { get; init; } = true;

    /// <summary>Who gets the money.</summary>
    public Recipient Recipient { get; init; }

    /// <summary>Share paid in advance of what the line comes to at coefficient 1, from 0 to 1; null prepays nothing.</summary>
    public decimal? PrepaidShare { get; init; }

    /// <summary>How the money is divided between team and institution; null leaves it undivided.</summary>
    public TeamShare? TeamShare { get; init; }

    /// <summary>Line of the scheme file where it begins, from 1; null when it did not come from a file.</summary>
    public int? FileLine { get; init; }
}
