using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>A native object that keeps the object it was made from alive.</summary>
/// <remarks>Chunks point into the buffers of their database, results into their connection. Finalizers run in any order, so each
/// child holds a reference to its parent and gives it back only after it has been destroyed itself.</remarks>
abstract class NativeHandle() : SafeHandle(0, ownsHandle: true)
{
    NativeHandle? parent;

    public override bool IsInvalid => handle == 0;

    internal void KeepAlive(NativeHandle owner)
    {
        // an invalid handle is never released, so it must not hold anything
        if (IsInvalid)
            return;
        var added = false;
        owner.DangerousAddRef(ref added);
        parent = owner;
    }

    protected abstract void Destroy(ref nint pointer);

    protected sealed override bool ReleaseHandle()
    {
        Destroy(ref handle);
        parent?.DangerousRelease();
        return true;
    }
}
