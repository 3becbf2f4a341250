using DuckDB.NET.Data.Types;

namespace DuckDB.NET.Native;

/// <summary>A DECIMAL as DuckDB keeps it: all 38 digits, of which System.Decimal holds 28.</summary>
/// <param name="Unscaled">The number without its decimal point.</param>
/// <param name="Scale">How many of its digits stand behind the point.</param>
public readonly record struct DuckDBDecimal(Int128 Unscaled, byte Scale)
{
    public static DuckDBDecimal FromDecimal(decimal value) => new(Decimals.Unscaled(value, out var scale), scale);

    /// <exception cref="OverflowException">the value has more digits than System.Decimal holds.</exception>
    public decimal ToDecimal() => Decimals.TryMake(Unscaled, Scale, out var value)
        ? value
        : throw new OverflowException($"{this} has more digits than System.Decimal holds: read it as {nameof(DuckDBDecimal)}.");

    public override string ToString() => Decimals.Text(Unscaled, Scale);
}
