using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>A range of numbers whose ends say whether they belong to it.</summary>
/// <remarks>Real schemes contradict their comments on which end is included (domain.md 1.8), so no end has a default.</remarks>
/// <param name="Lower">Lower end; null is open towards smaller numbers.</param>
/// <param name="LowerInclusive">Whether the lower end belongs to the range; without meaning when there is none.</param>
/// <param name="Upper">Upper end; null is open towards larger numbers.</param>
/// <param name="UpperInclusive">Whether the upper end belongs to the range; without meaning when there is none.</param>
public readonly record struct Interval(decimal? Lower, bool LowerInclusive, decimal? Upper, bool UpperInclusive)
{
    /// <summary>Whether no number at all lies in the range.</summary>
    public bool IsEmpty => Lower > Upper || (Lower == Upper && Lower is not null && !(LowerInclusive && UpperInclusive));

    /// <summary>Whether a number lies in the range.</summary>
    /// <param name="number">Any number.</param>
    /// <returns>True when it lies between the ends, or on an end that belongs to the range.</returns>
    public bool Contains(decimal number) =>
        (Lower is not { } lower || (LowerInclusive ? number >= lower : number > lower))
        && (Upper is not { } upper || (UpperInclusive ? number <= upper : number < upper));

    /// <summary>The range as a reader writes it, such as [60, 70) or (−∞, 4).</summary>
    /// <returns>Brackets for ends that belong to the range, parentheses for ends that do not.</returns>
    public override string ToString()
    {
        var from = Lower is { } lower ? (LowerInclusive ? "[" : "(") + Plain(lower) : "(−∞";
        var to = Upper is { } upper ? Plain(upper) + (UpperInclusive ? "]" : ")") : "+∞)";
        return $"{from}, {to}";
    }

    static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
