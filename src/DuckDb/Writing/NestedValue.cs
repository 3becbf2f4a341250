using System.Collections;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Writing;

/// <summary>Lists, maps, structs and decimals as values of the type inferred for the whole.</summary>
static unsafe class NestedValue
{
    internal static ValueHandle Create(object? value, ColumnType type)
    {
        if (value is null or DBNull)
            return NativeMethods.CreateNull();
        switch (type.Id)
        {
            case DuckDBType.Decimal:
                var number = value as DuckDBDecimal? ?? DuckDBDecimal.FromDecimal((decimal)value);
                var unscaled = Decimals.Rescaled(number.Unscaled, number.Scale, type.Width, type.Scale);
                return NativeMethods.CreateDecimal(new NativeDecimal(type.Width, type.Scale, new HugeWords(unscaled)));
            case DuckDBType.List:
                var items = ((IEnumerable)value).Cast<object?>().ToArray();
                using (var element = LogicalTypes.Create(type.Children[0]))
                    return Made(With(items, type.Children[0], values => NativeMethods.CreateList(element, values.Pointer, (ulong)items.Length)), type);
            case DuckDBType.Map:
                var map = (IDictionary)value;
                using (var mapType = LogicalTypes.Create(type))
                {
                    return Made(With([.. map.Keys.Cast<object?>()], type.Children[0], keys =>
                        With([.. map.Values.Cast<object?>()], type.Children[1], values =>
                            NativeMethods.CreateMap(mapType, keys.Pointer, values.Pointer, (ulong)map.Count))), type);
                }
            case DuckDBType.Struct:
                return Struct(value, type);
            default:
                return NativeValue.Create(value);
        }
    }

    // null where DuckDB could not make the value, which the inferred types rule out
    static ValueHandle Made(ValueHandle value, ColumnType type) => value.IsInvalid
        ? throw new InvalidCastException($"DuckDB cannot make a value of type {type.Name}.")
        : value;

    static ValueHandle Struct(object value, ColumnType type)
    {
        var fields = StructFields.Of(value);
        var children = new ValueHandle[fields.Length];
        try
        {
            for (var i = 0; i < children.Length; i++)
                children[i] = Create(fields[i].Value, type.Children[i]);
            using var structType = LogicalTypes.Create(type);
            fixed (nint* values = Array.ConvertAll(children, child => child.DangerousGetHandle()))
                return Made(NativeMethods.CreateStruct(structType, values), type);
        }
        finally
        {
            Array.ForEach(children, child => child?.Dispose());
        }
    }

    static ValueHandle With(object?[] items, ColumnType type, Func<Values, ValueHandle> make)
    {
        var elements = new ValueHandle[items.Length];
        try
        {
            for (var i = 0; i < items.Length; i++)
                elements[i] = Create(items[i], type);
            // one more, so that no elements still have an address
            var pointers = new nint[items.Length + 1];
            for (var i = 0; i < items.Length; i++)
                pointers[i] = elements[i].DangerousGetHandle();
            fixed (nint* start = pointers)
                return make(new Values(start));
        }
        finally
        {
            Array.ForEach(elements, element => element?.Dispose());
        }
    }

    // a lambda cannot take a pointer
    readonly struct Values(nint* pointer)
    {
        internal readonly nint* Pointer = pointer;
    }
}
