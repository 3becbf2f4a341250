using FamilyDoctor.Analytics.Rules.Payouts;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>One line of the fee: who pays what for which heads.</summary>
/// <param name="Payer">Payer, an open list: 公卫, 医保职工, 个人, 财政 …</param>
/// <param name="Line">English key, unique per payer.</param>
/// <param name="Title">Name for people, in Chinese.</param>
/// <param name="Basis">How heads are counted.</param>
/// <param name="Eligibility">Key of the rule that says which heads this payer pays for; the data side knows the keys.</param>
/// <param name="BudgetPayer">Payer whose budget the line draws on, usually the payer itself.</param>
/// <param name="Budget">Whether that is a budget or money already received (个人, D2).</param>
/// <param name="Surplus">Where unearned money goes.</param>
public sealed record PayoutLine(
    string Payer,
    string Line,
    string Title,
    PayoutBasis Basis,
    string Eligibility,
    string BudgetPayer,
    BudgetKind Budget = BudgetKind.Budget,
    SurplusDestination Surplus = SurplusDestination.Undeclared)
{
    /// <summary>Price of a head and year in fen, 0 or more; null takes it from the price list of the data.</summary>
    public long? PriceFen { get; init; }

    /// <summary>Fewest days active in the year for a head by <see cref="PayoutBasis.YearEnd"/>, 0 to 366.</summary>
    public int MinActiveDays { get; init; }

    /// <summary>Whether the coefficient of the grade applies; without it the line is paid at 1.</summary>
    public bool ScoreLinked { get; init; } = true;

    /// <summary>Line of the scheme file where it begins, from 1; null when it did not come from a file.</summary>
    public int? FileLine { get; init; }
}
