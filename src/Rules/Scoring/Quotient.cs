namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Rounds a fraction in whole numbers: exact where dividing first would cut at 28 digits, and several times faster.</summary>
static class Quotient
{
    static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, 19).Select(power => Enumerable.Repeat(10UL, power).Aggregate(1UL, (product, ten) => product * ten))];

    /// <summary>Numerator ÷ denominator at a number of places, halves away from zero or cut.</summary>
    /// <returns>False for another mode or for numbers too long for 64 bits: then the caller divides.</returns>
    public static bool TryRound(decimal numerator, decimal denominator, int places, MidpointRounding mode, out decimal rounded)
    {
        rounded = 0;
        if (mode is not (MidpointRounding.AwayFromZero or MidpointRounding.ToZero)
            || !TrySplit(numerator, out var above, out var aboveScale) || !TrySplit(denominator, out var below, out var belowScale)
            || places + belowScale - aboveScale is not (>= 0 and <= 18 and var shift))
        {
            return false;
        }

        var (quotient, rest) = UInt128.DivRem((UInt128)above * PowersOfTen[shift], below);
        if (mode == MidpointRounding.AwayFromZero && rest * 2 >= below)
        {
            quotient++;
        }

        if (quotient >> 96 != 0)
        {
            return false;
        }

        // the lower 96 bits, in three words
        unchecked
        {
            rounded = new((int)(uint)quotient, (int)(uint)(quotient >> 32), (int)(uint)(quotient >> 64), numerator < 0, (byte)places);
        }

        return true;
    }

    static bool TrySplit(decimal number, out ulong mantissa, out int scale)
    {
        Span<int> words = stackalloc int[4];
        decimal.GetBits(number, words);
        unchecked
        {
            mantissa = (uint)words[0] | ((ulong)(uint)words[1] << 32);
            scale = (words[3] >> 16) & 0xFF;
        }

        return words[2] == 0;
    }
}
