using System.Collections;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Types;

/// <summary>The type of DuckDB in which a .NET value, or values of a .NET type, are written.</summary>
/// <remarks>Nested values are given one type for all their elements here: a cast inside DuckDB's value functions could not be refused.</remarks>
static class TypeInference
{
    // for parameters and results of functions in C#, where no value tells how many digits are needed
    internal const byte DecimalWidth = 38;
    internal const byte DecimalScale = 10;

    /// <exception cref="NotSupportedException">the .NET type has no counterpart in DuckDB.</exception>
    internal static ColumnType Of(object? value) => value switch
    {
        null or DBNull => new ColumnType(DuckDBType.SqlNull),
        decimal number => OfDecimal(DuckDBDecimal.FromDecimal(number)),
        DuckDBDecimal number => OfDecimal(number),
        string or byte[] => new ColumnType(ClrTypes.From(value.GetType())!.Value),
        IDictionary<string, object?> fields => ColumnType.Struct([.. fields.Keys], [.. fields.Values.Select(Of)]),
        IDictionary map => ColumnType.Map(
            Common(map.Keys.Cast<object?>(), () => Of(map.GetType().GetGenericArguments()[0])),
            Common(map.Values.Cast<object?>(), () => Of(map.GetType().GetGenericArguments()[1]))),
        IEnumerable items => ColumnType.List(Common(items.Cast<object?>(), () => Of(ElementType(items.GetType())))),
        _ when ClrTypes.From(value.GetType()) is { } known => new ColumnType(known),
        _ when StructFields.Of(value) is { Length: > 0 } fields =>
            ColumnType.Struct(Array.ConvertAll(fields, field => field.Name), Array.ConvertAll(fields, field => Of(field.Value))),
        _ => throw new NotSupportedException($"A value of type {value.GetType()} has no counterpart in DuckDB."),
    };

    internal static ColumnType Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(decimal))
            return ColumnType.Decimal(DecimalWidth, DecimalScale);
        if (ClrTypes.From(plain) is { } known)
            return new ColumnType(known);
        return plain != typeof(string) && typeof(IEnumerable).IsAssignableFrom(plain)
            ? ColumnType.List(Of(ElementType(plain)))
            : throw new NotSupportedException($"The type {type} has no counterpart in DuckDB.");
    }

    static ColumnType OfDecimal(DuckDBDecimal number) =>
        ColumnType.Decimal((byte)Math.Max(Decimals.Digits(number.Unscaled), number.Scale), number.Scale);

    static Type ElementType(Type collection) =>
        collection.IsArray ? collection.GetElementType()! : collection.GetGenericArguments().FirstOrDefault(typeof(string));

    static ColumnType Common(IEnumerable<object?> values, Func<ColumnType> ofNone)
    {
        var type = values.Aggregate(new ColumnType(DuckDBType.SqlNull), (sofar, value) => Unify(sofar, Of(value)));
        return type.Id == DuckDBType.SqlNull ? ofNone() : type;
    }

    static ColumnType Unify(ColumnType left, ColumnType right)
    {
        if (left.Id == DuckDBType.SqlNull || right.Id == DuckDBType.SqlNull)
            return left.Id == DuckDBType.SqlNull ? right : left;
        if (left.Id != right.Id || !left.Names.SequenceEqual(right.Names))
            throw new InvalidCastException($"The elements of a list have one type; this one holds {left.Name} and {right.Name}.");
        if (left.Id == DuckDBType.Decimal)
        {
            var scale = Math.Max(left.Scale, right.Scale);
            return ColumnType.Decimal((byte)Math.Min(38, Math.Max(left.Width - left.Scale, right.Width - right.Scale) + scale), scale);
        }
        return left.Children.Length == 0 ? left : left.WithChildren([.. left.Children.Zip(right.Children, Unify)]);
    }
}
