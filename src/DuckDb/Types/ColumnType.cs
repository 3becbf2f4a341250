using System.Globalization;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Types;

/// <summary>A logical type read once into managed memory, with its children.</summary>
sealed record ColumnType(DuckDBType Id)
{
    /// <summary>The integer type that carries a DECIMAL or an ENUM.</summary>
    internal DuckDBType Carrier { get; private init; }
    internal byte Width { get; private init; }
    internal byte Scale { get; private init; }
    internal string? Alias { get; private init; }
    /// <summary>The element of a LIST or ARRAY, key and value of a MAP, the fields of a STRUCT, the members of a UNION.</summary>
    internal ColumnType[] Children { get; private init; } = [];
    internal string[] Names { get; private init; } = [];
    internal int ArraySize { get; private init; }

    internal string Name => Alias ?? Id switch
    {
        DuckDBType.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Width},{Scale})"),
        DuckDBType.List => $"{Children[0].Name}[]",
        DuckDBType.Array => string.Create(CultureInfo.InvariantCulture, $"{Children[0].Name}[{ArraySize}]"),
        DuckDBType.Map => $"MAP({Children[0].Name}, {Children[1].Name})",
        DuckDBType.Struct => $"STRUCT({Fields})",
        DuckDBType.Union => $"UNION({Fields})",
        _ => ClrTypes.SqlName(Id),
    };

    string Fields => string.Join(", ", Names.Zip(Children, (name, child) => $"{name} {child.Name}"));

    internal static ColumnType Decimal(byte width, byte scale) => new(DuckDBType.Decimal)
    {
        Width = width,
        Scale = scale,
        // by width, as DuckDB carries them (LogicalType::GetInternalType)
        Carrier = width switch
        {
            <= 4 => DuckDBType.SmallInt,
            <= 9 => DuckDBType.Integer,
            <= 18 => DuckDBType.BigInt,
            _ => DuckDBType.HugeInt,
        },
    };

    internal static ColumnType List(ColumnType element) => new(DuckDBType.List) { Children = [element] };

    internal static ColumnType Map(ColumnType key, ColumnType value) => new(DuckDBType.Map) { Children = [key, value] };

    internal static ColumnType Struct(string[] names, ColumnType[] fields) => new(DuckDBType.Struct) { Names = names, Children = fields };

    internal ColumnType WithChildren(ColumnType[] children) => this with { Children = children };

    /// <summary>Takes over the handle.</summary>
    internal static ColumnType Take(LogicalTypeHandle handle)
    {
        using (handle)
            return Of(handle);
    }

    internal static unsafe ColumnType Of(LogicalTypeHandle handle)
    {
        var type = new ColumnType(NativeMethods.TypeId(handle)) { Alias = NativeText.Take(NativeMethods.TypeAlias(handle)) };
        return type.Id switch
        {
            DuckDBType.Decimal => type with
            {
                Carrier = NativeMethods.DecimalInternalType(handle),
                Width = NativeMethods.DecimalWidth(handle),
                Scale = NativeMethods.DecimalScale(handle),
            },
            DuckDBType.Enum => type with
            {
                Carrier = NativeMethods.EnumInternalType(handle),
                Names = Collect(NativeMethods.EnumSize(handle), i => NativeText.Take(NativeMethods.EnumValue(handle, i))!),
            },
            DuckDBType.List => type with { Children = [Take(NativeMethods.ListChildType(handle))] },
            DuckDBType.Array => type with
            {
                Children = [Take(NativeMethods.ArrayChildType(handle))],
                ArraySize = (int)NativeMethods.ArraySize(handle),
            },
            DuckDBType.Map => type with { Children = [Take(NativeMethods.MapKeyType(handle)), Take(NativeMethods.MapValueType(handle))] },
            DuckDBType.Struct => type with
            {
                Names = Collect(NativeMethods.StructChildCount(handle), i => NativeText.Take(NativeMethods.StructChildName(handle, i))!),
                Children = Collect(NativeMethods.StructChildCount(handle), i => Take(NativeMethods.StructChildType(handle, i))),
            },
            DuckDBType.Union => type with
            {
                Names = Collect(NativeMethods.UnionMemberCount(handle), i => NativeText.Take(NativeMethods.UnionMemberName(handle, i))!),
                Children = Collect(NativeMethods.UnionMemberCount(handle), i => Take(NativeMethods.UnionMemberType(handle, i))),
            },
            _ => type,
        };
    }

    static T[] Collect<T>(ulong count, Func<ulong, T> read)
    {
        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = read((ulong)i);
        return items;
    }
}
