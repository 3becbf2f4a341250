using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DuckDB.NET.Data.Types;

/// <summary>Conversions between number types without boxing: exact or refused, never rounded to a whole number or wrapped.</summary>
/// <remarks>OverflowException where the target's range is passed, InvalidCastException for every other refusal.</remarks>
static class Numbers
{
    internal static TTo Convert<TFrom, TTo>(TFrom value) where TFrom : struct, INumberBase<TFrom>
    {
        // each comparison is decided when the method is compiled for its types; one branch remains
        if (typeof(TTo) == typeof(TFrom))
            return Unsafe.As<TFrom, TTo>(ref value);
        if (typeof(TTo) == typeof(int))
            return Whole<TFrom, int, TTo>(value);
        if (typeof(TTo) == typeof(long))
            return Whole<TFrom, long, TTo>(value);
        if (typeof(TTo) == typeof(double))
            return Reinterpret<double, TTo>(double.CreateChecked(value));
        if (typeof(TTo) == typeof(decimal))
            return Checked<TFrom, decimal, TTo>(value);
        if (typeof(TTo) == typeof(short))
            return Whole<TFrom, short, TTo>(value);
        if (typeof(TTo) == typeof(byte))
            return Whole<TFrom, byte, TTo>(value);
        if (typeof(TTo) == typeof(float))
            return Reinterpret<float, TTo>(float.CreateChecked(value));
        if (typeof(TTo) == typeof(sbyte))
            return Whole<TFrom, sbyte, TTo>(value);
        if (typeof(TTo) == typeof(ushort))
            return Whole<TFrom, ushort, TTo>(value);
        if (typeof(TTo) == typeof(uint))
            return Whole<TFrom, uint, TTo>(value);
        if (typeof(TTo) == typeof(ulong))
            return Whole<TFrom, ulong, TTo>(value);
        if (typeof(TTo) == typeof(Int128))
            return Whole<TFrom, Int128, TTo>(value);
        if (typeof(TTo) == typeof(UInt128))
            return Whole<TFrom, UInt128, TTo>(value);
        if (typeof(TTo) == typeof(BigInteger))
            return Whole<TFrom, BigInteger, TTo>(value);
        if (typeof(TTo) == typeof(object))
            return (TTo)(object)value;
        if (typeof(TTo).IsEnum)
            return (TTo)Enum.ToObject(typeof(TTo), Whole<TFrom, long, long>(value));
        throw Refused<TFrom, TTo>(value);
    }

    static TTo Whole<TFrom, TTarget, TTo>(TFrom value)
        where TFrom : struct, INumberBase<TFrom>
        where TTarget : struct, INumberBase<TTarget> =>
        TFrom.IsInteger(value) ? Checked<TFrom, TTarget, TTo>(value) : throw Refused<TFrom, TTo>(value);

    static TTo Checked<TFrom, TTarget, TTo>(TFrom value)
        where TFrom : struct, INumberBase<TFrom>
        where TTarget : struct, INumberBase<TTarget>
    {
        try
        {
            return Reinterpret<TTarget, TTo>(TTarget.CreateChecked(value));
        }
        catch (OverflowException)
        {
            throw new OverflowException($"{value.ToString(null, CultureInfo.InvariantCulture)} ({typeof(TFrom).Name}) is out of the range of {typeof(TTo).Name}.");
        }
    }

    static TTo Reinterpret<TFrom, TTo>(TFrom value) => Unsafe.As<TFrom, TTo>(ref value);

    static InvalidCastException Refused<TFrom, TTo>(TFrom value) where TFrom : struct, INumberBase<TFrom> =>
        new($"{value.ToString(null, CultureInfo.InvariantCulture)} ({typeof(TFrom).Name}) cannot be read as {typeof(TTo).Name}.");
}
