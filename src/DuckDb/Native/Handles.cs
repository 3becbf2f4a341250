namespace DuckDB.NET.Native;

sealed class ConfigHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyConfig(ref pointer);
}

sealed class DatabaseHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.Close(ref pointer);
}

sealed class ExtractedHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyExtracted(ref pointer);
}

sealed class StatementHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyPrepare(ref pointer);
}

sealed class ChunkHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyDataChunk(ref pointer);
}

sealed class LogicalTypeHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyLogicalType(ref pointer);
}

sealed class ValueHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyValue(ref pointer);
}

sealed class ErrorHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyErrorData(ref pointer);
}

sealed class AppenderHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer)
    {
        // destroying would flush what was never closed; after a proper close there is nothing to clear
        NativeMethods.AppenderClear(pointer);
        NativeMethods.AppenderDestroy(ref pointer);
    }
}

sealed class ScalarFunctionHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyScalarFunction(ref pointer);
}

sealed class TableFunctionHandle : NativeHandle
{
    protected override void Destroy(ref nint pointer) => NativeMethods.DestroyTableFunction(ref pointer);
}
