using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Types;

/// <summary>From our description of a type to DuckDB's object.</summary>
static unsafe class LogicalTypes
{
    internal static LogicalTypeHandle Create(ColumnType type)
    {
        switch (type.Id)
        {
            case DuckDBType.Decimal:
                return NativeMethods.CreateDecimalType(type.Width, type.Scale);
            case DuckDBType.List:
                using (var element = Create(type.Children[0]))
                    return NativeMethods.CreateListType(element);
            case DuckDBType.Map:
                using (var key = Create(type.Children[0]))
                using (var value = Create(type.Children[1]))
                    return NativeMethods.CreateMapType(key, value);
            case DuckDBType.Struct:
                return Struct(type);
            default:
                return NativeMethods.CreateLogicalType(type.Id);
        }
    }

    static LogicalTypeHandle Struct(ColumnType type)
    {
        var children = Array.ConvertAll(type.Children, Create);
        var names = Array.ConvertAll(type.Names, Marshal.StringToCoTaskMemUTF8);
        try
        {
            fixed (nint* types = Array.ConvertAll(children, child => child.DangerousGetHandle()), texts = names)
                return NativeMethods.CreateStructType(types, (byte**)texts, (ulong)children.Length);
        }
        finally
        {
            Array.ForEach(names, Marshal.FreeCoTaskMem);
            Array.ForEach(children, child => child.Dispose());
        }
    }
}
