namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>What one payer owes an assessed unit's teams for a year, and how its budget stands.</summary>
/// <param name="Kind">budget, or receipt for money already collected.</param>
/// <param name="BudgetFen">Null where the payer has no budget, or where the reader sees one institution: budgets are the unit's.</param>
public sealed record PayerRow(
    string Unit, string? UnitName, string Payer, string Title, string Kind,
    long? BudgetFen, long EarnedFen, long PaidFen, long? SurplusFen, long? ShortfallFen)
{
    public bool IsReceipt => Kind == "receipt";
}
