namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>What kind of money stands behind a payer's lines.</summary>
public enum BudgetKind
{
    /// <summary>A budget of an assessed unit and year, shared by its teams.</summary>
    Budget,

    /// <summary>
    /// Money already received from the teams' own heads (个人, D2: received − refunded). It belongs to the team that received it
    /// and covers no other team.
    /// </summary>
    Receipt,
}
