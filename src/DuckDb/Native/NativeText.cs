using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

static unsafe class NativeText
{
    internal static string? Read(byte* text) => text == null ? null : Marshal.PtrToStringUTF8((nint)text);

    /// <summary>For the texts DuckDB allocates for the caller: reads and frees.</summary>
    internal static string? Take(byte* text)
    {
        var result = Read(text);
        if (text != null)
            NativeMethods.Free(text);
        return result;
    }
}
