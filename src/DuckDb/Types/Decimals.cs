using System.Numerics;
using System.Runtime.CompilerServices;

namespace DuckDB.NET.Data.Types;

/// <summary>DECIMAL between DuckDB's scaled integers and System.Decimal, exact or not at all.</summary>
static class Decimals
{
    const int MaxScale = 28;
    // 18 digits: the widest DECIMAL carried by a BIGINT
    const int NarrowWidth = 18;
    static readonly Int128 MaxMantissa = (Int128)((UInt128.One << 96) - 1);

    /// <summary>Up to 18 digits, which always fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static decimal Make(long unscaled, byte scale)
    {
        var mantissa = unchecked((ulong)(unscaled < 0 ? -unscaled : unscaled));
        return unchecked(new decimal((int)mantissa, (int)(mantissa >> 32), 0, unscaled < 0, scale));
    }

    internal static bool TryMake(Int128 unscaled, byte scale, out decimal value)
    {
        var negative = unscaled < 0;
        var mantissa = negative ? -unscaled : unscaled;
        if (mantissa <= long.MaxValue && scale <= MaxScale)
        {
            value = Make((long)unscaled, scale);
            return true;
        }
        // zeros at the end carry no information: without them a wide number may fit
        while ((mantissa > MaxMantissa || scale > MaxScale) && scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }
        if (mantissa > MaxMantissa || scale > MaxScale)
        {
            value = 0;
            return false;
        }
        value = unchecked(new decimal((int)(uint)(ulong)mantissa, (int)(uint)((ulong)mantissa >> 32), (int)(uint)(ulong)(mantissa >> 64), negative, scale));
        return true;
    }

    internal static string Text(Int128 unscaled, byte scale)
    {
        var digits = Int128.Abs(unscaled).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return (unscaled < 0 ? "-" : "") + (scale == 0 ? digits : digits[..^scale] + "." + digits[^scale..]);
    }

    /// <summary>The integer that stands for the value at its own scale.</summary>
    internal static Int128 Unscaled(decimal value, out byte scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        scale = value.Scale;
        var mantissa = unchecked(((Int128)(uint)parts[2] << 64) | ((Int128)(uint)parts[1] << 32) | (uint)parts[0]);
        return decimal.IsNegative(value) ? -mantissa : mantissa;
    }

    /// <summary>As <see cref="Unscaled(decimal, byte, byte)"/>, quickly where it is easy: 64 bits, and no decimals to cut off.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool TryUnscaled(decimal value, byte width, byte scale, out long unscaled)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var missing = scale - value.Scale;
        unscaled = 0;
        if (parts[2] != 0 || missing is < 0 or > NarrowWidth)
            return false;
        var high = Math.BigMul(mantissa, Powers[missing], out mantissa);
        if (high != 0 || mantissa >= Powers[Math.Min(width, (byte)NarrowWidth)])
            return false;
        unscaled = decimal.IsNegative(value) ? -(long)mantissa : (long)mantissa;
        return true;
    }

    /// <summary>The integer that stands for the value in a DECIMAL(width, scale) column.</summary>
    /// <exception cref="InvalidCastException">digits would be lost.</exception>
    /// <exception cref="OverflowException">it has more digits than the column.</exception>
    internal static Int128 Unscaled(decimal value, byte width, byte scale) => Rescaled(Unscaled(value, out var own), own, width, scale);

    /// <summary>As <see cref="Unscaled(decimal, byte, byte)"/>, for a value given as an integer at its own scale.</summary>
    internal static Int128 Rescaled(Int128 unscaled, byte own, byte width, byte scale)
    {
        var given = unscaled;
        var ownScale = own;
        for (; own > scale; own--)
        {
            if (unscaled % 10 != 0)
                throw new InvalidCastException($"{Text(given, ownScale)} has more decimals than DECIMAL({width},{scale}) holds.");
            unscaled /= 10;
        }
        // 29 digits times at most 10^38 can leave Int128: count digits first
        if (Digits(unscaled) + (scale - own) > width && unscaled != 0)
            throw new OverflowException($"{Text(given, ownScale)} does not fit DECIMAL({width},{scale}).");
        return unscaled * Power(scale - own);
    }

    internal static int Digits(Int128 value)
    {
        var digits = 1;
        for (var rest = Int128.Abs(value); rest >= 10; rest /= 10)
            digits++;
        return digits;
    }

    static readonly ulong[] Powers = [.. Enumerable.Range(0, NarrowWidth + 1).Select(exponent => (ulong)Power(exponent))];

    static Int128 Power(int exponent) => (Int128)BigInteger.Pow(10, exponent);
}
