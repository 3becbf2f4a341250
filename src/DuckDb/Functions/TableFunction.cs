using System.Runtime.InteropServices;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Data.Writing;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Functions;

/// <summary>A table whose rows are made in C# while DuckDB asks for them; each query reads it from one thread.</summary>
sealed unsafe class TableFunction : IDisposable
{
    readonly (string Name, LogicalTypeHandle Type)[] columns;
    readonly Func<Action<DuckDBTableRows>> open;

    TableFunction((string, LogicalTypeHandle)[] columns, Func<Action<DuckDBTableRows>> open) => (this.columns, this.open) = (columns, open);

    /// <summary>One reading of the table.</summary>
    sealed record Scan(DuckDBTableRows Rows, Action<DuckDBTableRows> Next);

    internal static void Register(ConnectionHandle connection, string name, IReadOnlyList<(string Name, string Type)> columns, Func<Action<DuckDBTableRows>> open)
    {
        var function = new TableFunction([.. columns.Zip(Types(connection, columns), (column, type) => (column.Name, type))], open);
        using var handle = NativeMethods.CreateTableFunction();
        NativeMethods.TableFunctionSetName(handle, name);
        // DuckDB frees it through Callback.Destroy when the function goes, at the latest with the database
        NativeMethods.TableFunctionSetExtraInfo(handle, Callback.Pointer(function), Callback.Destroy);
        NativeMethods.TableFunctionSetBind(handle, &Bind);
        NativeMethods.TableFunctionSetInit(handle, &Start);
        NativeMethods.TableFunctionSetBody(handle, &Run);
        if (NativeMethods.RegisterTableFunction(connection, handle) != DuckDBState.Success)
            throw new DuckDBException($"DuckDB refused the function '{name}': the name may be taken.", DuckDBErrorType.Catalog);
    }

    public void Dispose() => Array.ForEach(columns, column => column.Type.Dispose());

    // what a name of a type means, only SQL knows
    static LogicalTypeHandle[] Types(ConnectionHandle connection, IReadOnlyList<(string Name, string Type)> columns)
    {
        using var text = Statements.Extract(connection, $"select {string.Join(", ", columns.Select(column => $"null::{column.Type}"))}", out _);
        using var statement = Statements.Prepare(connection, text, 0);
        return [.. Enumerable.Range(0, columns.Count).Select(i => NativeMethods.PreparedColumnType(statement, (ulong)i))];
    }

    [UnmanagedCallersOnly]
    static void Bind(nint info)
    {
        // nothing may be thrown through DuckDB's frames
        try
        {
            foreach (var (name, type) in Callback.Of<TableFunction>(NativeMethods.BindExtraInfo(info)).columns)
                NativeMethods.BindAddColumn(info, name, type);
        }
        catch (Exception error)
        {
            NativeMethods.BindSetError(info, Callback.Text(error));
        }
    }

    [UnmanagedCallersOnly]
    static void Start(nint info)
    {
        try
        {
            var function = Callback.Of<TableFunction>(NativeMethods.InitExtraInfo(info));
            var rows = new DuckDBTableRows([.. function.columns.Select(column => new VectorWriter(ColumnType.Of(column.Type)))]);
            NativeMethods.InitSetData(info, Callback.Pointer(new Scan(rows, function.open())), Callback.Destroy);
        }
        catch (Exception error)
        {
            NativeMethods.InitSetError(info, Callback.Text(error));
        }
    }

    [UnmanagedCallersOnly]
    static void Run(nint info, nint chunk)
    {
        try
        {
            var scan = Callback.Of<Scan>(NativeMethods.FunctionInitData(info));
            NativeMethods.BorrowedChunkSetSize(chunk, (ulong)scan.Rows.Fill(chunk, scan.Next));
        }
        catch (Exception error)
        {
            NativeMethods.TableFunctionSetError(info, Callback.Text(error));
        }
    }
}
