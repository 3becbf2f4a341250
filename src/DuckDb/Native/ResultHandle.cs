using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A duckdb_result in native memory, so that it has an address as long as it lives.</summary>
sealed unsafe class ResultHandle : NativeHandle
{
    internal ResultHandle() => handle = (nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult));

    internal NativeResult* Pointer => IsClosed ? throw new ObjectDisposedException(nameof(ResultHandle)) : (NativeResult*)handle;

    protected override void Destroy(ref nint pointer)
    {
        NativeMethods.DestroyResult((NativeResult*)pointer);
        NativeMemory.Free((void*)pointer);
    }
}
