namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How a score is rounded before it is used or compared.</summary>
/// <param name="Places">Decimal places, 0 to 12.</param>
/// <param name="Mode">What happens to a half; the default rounds it away from zero (四舍五入).</param>
/// <param name="PrintedOnly">
/// Whether the rounded score is only printed and the exact one goes on into what is above it; by default the printed score is the one used.
/// </param>
public sealed record RoundingRule(int Places = 6, MidpointRounding Mode = MidpointRounding.AwayFromZero, bool PrintedOnly = false)
{
    /// <summary>Six places, half up: what a node uses that declares nothing else (design.md, Scores).</summary>
    public static RoundingRule Default { get; } = new();

    /// <summary>Two places, half up: every total, before it is banded and printed (D12).</summary>
    public static RoundingRule Total { get; } = new(2);

    /// <summary>The rule in words, for explanations.</summary>
    public string Text => InWords + (PrintedOnly ? ",上级按未取整的分数计" : "");

    string InWords => Mode switch
    {
        MidpointRounding.AwayFromZero => $"四舍五入,保留 {Places} 位小数",
        MidpointRounding.ToEven => $"四舍六入五成双,保留 {Places} 位小数",
        MidpointRounding.ToZero => $"舍去尾数,保留 {Places} 位小数",
        MidpointRounding.ToNegativeInfinity => $"向下取整,保留 {Places} 位小数",
        _ => $"向上取整,保留 {Places} 位小数",
    };

    /// <summary>The smallest difference between two rounded numbers.</summary>
    public decimal Step => new(1, 0, 0, false, (byte)Places);

    /// <summary>Rounds a number.</summary>
    /// <param name="number">Any number.</param>
    /// <returns>The number at the declared places.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Places"/> is not between 0 and 28.</exception>
    public decimal Round(decimal number) => Math.Round(number, Places, Mode);
}
