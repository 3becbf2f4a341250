using System.Reflection;

namespace DuckDB.NET.Data.Writing;

delegate void WriteRow<T>(VectorWriter writer, ulong row, T value);

/// <summary>How to write a Nullable&lt;V&gt;: the writer for V, built once per type; null for every other T.</summary>
static class NullableWriting<T>
{
    internal static readonly WriteRow<T>? Write = Build();

    static WriteRow<T>? Build()
    {
        if (Nullable.GetUnderlyingType(typeof(T)) is not { } inner)
            return null;
        return typeof(NullableWriting<T>).GetMethod(nameof(Lift), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(inner).CreateDelegate<WriteRow<T>>();
    }

    static void Lift<V>(VectorWriter writer, ulong row, V? value) where V : struct
    {
        if (value is { } present)
            writer.Write(row, present);
        else
            writer.Null(row);
    }
}
