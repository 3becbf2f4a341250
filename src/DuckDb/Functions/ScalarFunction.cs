using System.Runtime.InteropServices;
using DuckDB.NET.Data.Reading;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Functions;

/// <summary>A whole vector at a time: the arguments, the number of rows, where the results go.</summary>
delegate void VectorBody(VectorReader[] arguments, ulong rows, VectorWriter result);

/// <summary>A function in C# as DuckDB calls it, from several threads at once.</summary>
sealed unsafe class ScalarFunction
{
    readonly ColumnType[] parameters;
    readonly ColumnType result;
    readonly VectorBody body;

    ScalarFunction(ColumnType[] parameters, ColumnType result, VectorBody body)
    {
        this.parameters = parameters;
        this.result = result;
        this.body = body;
    }

    internal static void Register(ConnectionHandle connection, string name, Type[] parameterTypes, Type resultType, bool isPure, VectorBody body)
    {
        var function = new ScalarFunction(Array.ConvertAll(parameterTypes, TypeInference.Of), TypeInference.Of(resultType), body);
        using var handle = NativeMethods.CreateScalarFunction();
        NativeMethods.FunctionSetName(handle, name);
        foreach (var parameter in function.parameters)
        {
            using var type = LogicalTypes.Create(parameter);
            NativeMethods.FunctionAddParameter(handle, type);
        }
        using (var type = LogicalTypes.Create(function.result))
            NativeMethods.FunctionSetReturnType(handle, type);
        // otherwise DuckDB answers NULL for a constant NULL without asking the function
        if (Array.Exists(parameterTypes, type => Nullable.GetUnderlyingType(type) is not null))
            NativeMethods.FunctionSetSpecialHandling(handle);
        if (!isPure)
            NativeMethods.FunctionSetVolatile(handle);
        // DuckDB frees it through Callback.Destroy when the function goes, at the latest with the database
        NativeMethods.FunctionSetExtraInfo(handle, Callback.Pointer(function), Callback.Destroy);
        NativeMethods.FunctionSetBody(handle, &Run);
        if (NativeMethods.RegisterScalarFunction(connection, handle) != DuckDBState.Success)
            throw new DuckDBException($"DuckDB refused the function '{name}': the name may be taken.", DuckDBErrorType.Catalog);
    }

    [UnmanagedCallersOnly]
    static void Run(nint info, nint chunk, nint output)
    {
        // nothing may be thrown through DuckDB's frames
        try
        {
            Callback.Of<ScalarFunction>(NativeMethods.FunctionExtraInfo(info)).Run(chunk, output);
        }
        catch (Exception error)
        {
            NativeMethods.FunctionSetError(info, Callback.Text(error));
        }
    }

    void Run(nint chunk, nint output)
    {
        var arguments = new VectorReader[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = new VectorReader(parameters[i]);
            arguments[i].Attach(NativeMethods.BorrowedChunkVector(chunk, (ulong)i));
        }
        var writer = new VectorWriter(result);
        writer.Attach(output);
        body(arguments, NativeMethods.BorrowedChunkSize(chunk), writer);
    }
}
