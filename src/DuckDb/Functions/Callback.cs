using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Functions;

/// <summary>Objects that DuckDB hands back to the functions it calls. Nothing may be thrown through its frames: errors go as text.</summary>
static unsafe class Callback
{
    /// <summary>A pointer to give away with <see cref="Destroy"/>, which DuckDB calls when it needs the object no more.</summary>
    internal static nint Pointer(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    internal static T Of<T>(nint data) => (T)GCHandle.FromIntPtr(data).Target!;

    internal static string Text(Exception error) => $"{error.GetType().Name}: {error.Message}";

    internal static delegate* unmanaged<nint, void> Destroy => &Free;

    [UnmanagedCallersOnly]
    static void Free(nint data)
    {
        var handle = GCHandle.FromIntPtr(data);
        (handle.Target as IDisposable)?.Dispose();
        handle.Free();
    }
}
