using System.Reflection;

namespace DuckDB.NET.Data.Reading;

delegate T ReadRow<T>(VectorReader reader, ulong row);

/// <summary>How to read a Nullable&lt;V&gt;: the reader for V, built once per type; null for every other T.</summary>
static class NullableReading<T>
{
    internal static readonly ReadRow<T>? Read = Build();

    static ReadRow<T>? Build()
    {
        if (Nullable.GetUnderlyingType(typeof(T)) is not { } inner)
            return null;
        return typeof(NullableReading<T>).GetMethod(nameof(Lift), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(inner).CreateDelegate<ReadRow<T>>();
    }

    // returns V? which is T: the delegate's signature is checked when it is made
    static V? Lift<V>(VectorReader reader, ulong row) where V : struct => reader.Get<V>(row);
}
