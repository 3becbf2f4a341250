using FamilyDoctor.Analytics.Rules.Payouts;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How payable heads (结算人数) are counted. A scheme has to say it: there is no default (D2).</summary>
public enum PayoutBasis
{
    /// <summary>The scheme does not say; checking it reports a fault.</summary>
    Undeclared,

    /// <summary>Persons active on the last day of the 考核年度.</summary>
    YearEnd,

    /// <summary>Months active at month end, summed over persons, ÷ 12.</summary>
    ContractMonths,
}

/// <summary>Where money goes that a budget holds and nobody earned (考核结余, D2).</summary>
public enum SurplusDestination
{
    /// <summary>The scheme does not say; checking it reports a fault.</summary>
    Undeclared,

    /// <summary>奖励基金.</summary>
    RewardFund,

    /// <summary>结转 to the next year.</summary>
    CarriedOver,

    /// <summary>收回 by the payer.</summary>
    Returned,
}

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
