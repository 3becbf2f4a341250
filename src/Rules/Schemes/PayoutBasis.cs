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
