using System.Runtime.CompilerServices;

[assembly: DisableRuntimeMarshalling]

namespace DuckDB.NET.Native;

enum DuckDBState
{
    Success = 0,
    Error = 1,
}

/// <summary>What a statement leaves behind (duckdb_result_type).</summary>
enum ResultKind
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    QueryResult = 3,
}

/// <summary>duckdb_result: six words, passed by value to some functions; only DuckDB looks inside.</summary>
struct NativeResult
{
#pragma warning disable CS0169, IDE0051 // the fields only give the size
    nint columnCount, rowCount, rowsChanged, columns, errorMessage, internalData;
#pragma warning restore CS0169, IDE0051
}

/// <summary>duckdb_hugeint, duckdb_uhugeint: not Int128, whose calling convention differs from that of a struct of two words.</summary>
readonly record struct HugeWords(ulong Lower, ulong Upper)
{
    internal HugeWords(Int128 value) : this(unchecked((UInt128)value))
    {
    }

    internal HugeWords(UInt128 value) : this(unchecked((ulong)value), (ulong)(value >> 64))
    {
    }
}

readonly record struct NativeDecimal(byte Width, byte Scale, HugeWords Value);

readonly unsafe struct NativeBytes(byte* data, ulong size)
{
    internal readonly byte* Data = data;
    internal readonly ulong Size = size;
}

/// <summary>duckdb_query_progress_type.</summary>
readonly record struct NativeProgress(double Percentage, ulong RowsProcessed, ulong TotalRowsToProcess);

/// <summary>duckdb_list_entry: where a row's elements lie in the child vector.</summary>
readonly record struct ListEntry(ulong Offset, ulong Length);
