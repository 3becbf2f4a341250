using System.Collections;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Reading;

sealed unsafe partial class VectorReader
{
    readonly Func<bool, int, object>? makeCollection;
    byte* tags;

    void AttachChildren(nint vector)
    {
        switch (Type.Id)
        {
            case DuckDBType.List:
                children[0].Attach(NativeMethods.ListChild(vector));
                break;
            case DuckDBType.Array:
                children[0].Attach(NativeMethods.ArrayChild(vector));
                break;
            case DuckDBType.Map:
                // a MAP is a LIST of STRUCT(key, value)
                var entries = NativeMethods.ListChild(vector);
                children[0].Attach(NativeMethods.StructChild(entries, 0));
                children[1].Attach(NativeMethods.StructChild(entries, 1));
                break;
            case DuckDBType.Struct:
                for (var i = 0; i < children.Length; i++)
                    children[i].Attach(NativeMethods.StructChild(vector, (ulong)i));
                break;
            case DuckDBType.Union:
                // a UNION is a STRUCT whose first child says which of the others is set
                tags = NativeMethods.VectorData(NativeMethods.StructChild(vector, 0));
                for (var i = 0; i < children.Length; i++)
                    children[i].Attach(NativeMethods.StructChild(vector, (ulong)i + 1));
                break;
            default:
                break;
        }
    }

    object NestedObject(ulong row) => Type.Id switch
    {
        DuckDBType.List or DuckDBType.Array => List(row),
        DuckDBType.Map => Map(row),
        DuckDBType.Struct => Struct(row),
        DuckDBType.Union => children[tags[row]].GetObject(row),
        _ => throw new NotSupportedException($"Values of type {Type.Name} cannot be read: cast them to VARCHAR in SQL."),
    };

    T Nested<T>(ulong row)
    {
        if (Type.Id == DuckDBType.Union)
            return children[tags[row]].Get<T>(row);
        var value = NestedObject(row);
        return value is T wanted ? wanted : NestedConversion.To<T>(value, Type);
    }

    internal (ulong Offset, ulong Length) Range(ulong row)
    {
        if (Type.Id == DuckDBType.Array)
            return (row * (ulong)Type.ArraySize, (ulong)Type.ArraySize);
        var entry = At<ListEntry>(row);
        return (entry.Offset, entry.Length);
    }

    object List(ulong row)
    {
        var (offset, length) = Range(row);
        var element = children[0];
        var hasNull = false;
        for (var i = offset; i < offset + length && !hasNull; i++)
            hasNull = element.IsNull(i);
        var list = (IList)makeCollection!(hasNull, (int)length);
        for (var i = offset; i < offset + length; i++)
            list.Add(element.ObjectOrNull(i));
        return list;
    }

    object Map(ulong row)
    {
        var (offset, length) = Range(row);
        var hasNull = false;
        for (var i = offset; i < offset + length && !hasNull; i++)
            hasNull = children[1].IsNull(i);
        var map = (IDictionary)makeCollection!(hasNull, (int)length);
        for (var i = offset; i < offset + length; i++)
            map.Add(children[0].GetObject(i), children[1].ObjectOrNull(i));
        return map;
    }

    Dictionary<string, object?> Struct(ulong row)
    {
        var fields = new Dictionary<string, object?>(children.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < children.Length; i++)
            fields[Type.Names[i]] = children[i].ObjectOrNull(row);
        return fields;
    }

    /// <summary>Makes the list or dictionary of a nested column; with NULLs inside, elements of value types become Nullable.</summary>
    static Func<bool, int, object>? CollectionFactory(ColumnType type)
    {
        Func<Type, Type>? build = type.Id switch
        {
            DuckDBType.List or DuckDBType.Array => element => typeof(List<>).MakeGenericType(element),
            DuckDBType.Map => element => typeof(Dictionary<,>).MakeGenericType(ClrTypes.Of(type.Children[0]), element),
            _ => null,
        };
        if (build is null)
            return null;
        var content = ClrTypes.Of(type.Children[^1]);
        var plain = build(content);
        var nullable = content.IsValueType ? build(typeof(Nullable<>).MakeGenericType(content)) : plain;
        return (hasNull, capacity) => Activator.CreateInstance(hasNull ? nullable : plain, capacity)!;
    }
}
