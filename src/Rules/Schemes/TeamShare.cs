namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How a fee is divided between team and institution.</summary>
/// <remarks>国卫基层发〔2018〕35号: at least 70 % of the fee to the team (domain.md 1.5).</remarks>
/// <param name="Share">The team's share, from the floor to 1.</param>
/// <param name="Floor">The smallest share the rules allow.</param>
public sealed record TeamShare(decimal Share, decimal Floor = TeamShare.NationalFloor)
{
    /// <summary>The national floor.</summary>
    public const decimal NationalFloor = 0.70m;

    /// <summary>Divides an amount; the odd fen is the team's, so that its share is never below what is declared.</summary>
    /// <param name="amountFen">Fen, 0 or more.</param>
    /// <returns>Fen of the team and of the institution; they add up to the amount.</returns>
    public (long TeamFen, long InstitutionFen) Divide(long amountFen)
    {
        var team = (long)Math.Ceiling(amountFen * Share);
        return (team, amountFen - team);
    }
}
