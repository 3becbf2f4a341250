using DuckDB.NET.Data.Functions;
using DuckDB.NET.Data.Reading;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <remarks>Functions in C#, called for whole vectors from DuckDB's own threads, so they must be safe for several threads. They belong to
/// the database and serve all its connections until it closes. A NULL argument gives NULL without a call, unless the parameter is a
/// Nullable type. An exception becomes an error of the query. A function must not use the connection that runs the query, which is busy
/// with it. A function that is not pure is asked anew for every row.</remarks>
public sealed partial class DuckDBConnection
{
    public void RegisterScalarFunction<TResult>(string name, Func<TResult> function, bool isPure = false) =>
        Register(name, [], typeof(TResult), isPure, (_, rows, result) =>
        {
            for (var row = 0UL; row < rows; row++)
                result.WriteOrNull(row, function());
        });

    public void RegisterScalarFunction<T, TResult>(string name, Func<T, TResult> function, bool isPure = true) =>
        Register(name, [typeof(T)], typeof(TResult), isPure, (arguments, rows, result) =>
        {
            for (var row = 0UL; row < rows; row++)
            {
                if (Argument(arguments[0], row, out T value))
                    result.WriteOrNull(row, function(value));
                else
                    result.Null(row);
            }
        });

    public void RegisterScalarFunction<T1, T2, TResult>(string name, Func<T1, T2, TResult> function, bool isPure = true) =>
        Register(name, [typeof(T1), typeof(T2)], typeof(TResult), isPure, (arguments, rows, result) =>
        {
            for (var row = 0UL; row < rows; row++)
            {
                if (Argument(arguments[0], row, out T1 first) & Argument(arguments[1], row, out T2 second))
                    result.WriteOrNull(row, function(first, second));
                else
                    result.Null(row);
            }
        });

    public void RegisterScalarFunction<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> function, bool isPure = true) =>
        Register(name, [typeof(T1), typeof(T2), typeof(T3)], typeof(TResult), isPure, (arguments, rows, result) =>
        {
            for (var row = 0UL; row < rows; row++)
            {
                if (Argument(arguments[0], row, out T1 first) & Argument(arguments[1], row, out T2 second) & Argument(arguments[2], row, out T3 third))
                    result.WriteOrNull(row, function(first, second, third));
                else
                    result.Null(row);
            }
        });

    /// <summary>A table whose rows are made in C# while a query reads them: `select * from name()`.</summary>
    /// <param name="columns">Names, and types as SQL has them.</param>
    /// <param name="open">Begins a reading. What it gives is called again and again, and writes the next rows until <see cref="DuckDBTableRows.IsFull"/>
    /// or there are no more; the call that writes none is the last.</param>
    public void RegisterTableFunction(string name, IReadOnlyList<(string Name, string Type)> columns, Func<Action<DuckDBTableRows>> open)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        Register(name, connection => TableFunction.Register(connection, name, columns, open));
    }

    static bool Argument<T>(VectorReader argument, ulong row, out T value)
    {
        if (argument.IsNull(row))
        {
            value = default!;
            return NullableReading<T>.Read is not null;
        }
        value = argument.Get<T>(row);
        return true;
    }

    void Register(string name, Type[] parameters, Type result, bool isPure, VectorBody body) =>
        Register(name, connection => ScalarFunction.Register(connection, name, parameters, result, isPure, body));

    void Register(string name, Action<ConnectionHandle> register)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (Gate)
        {
            var open = OpenHandle();
            BufferStreams();
            register(open);
        }
    }
}
