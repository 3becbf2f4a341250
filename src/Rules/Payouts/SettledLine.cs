namespace FamilyDoctor.Analytics.Rules.Payouts;

/// <summary>An earned line with what is paid of it.</summary>
/// <param name="Earned">What the team earned and how.</param>
/// <param name="PaidFen">Fen paid, from 0 to what was earned.</param>
public sealed record SettledLine(EarnedLine Earned, long PaidFen)
{
    /// <summary>Fen earned but not covered, 0 or more.</summary>
    public long ShortfallFen => Earned.EarnedFen - PaidFen;
}
