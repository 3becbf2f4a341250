using System.Collections.Frozen;

namespace DuckDB.NET.Native;

/// <summary>The configuration options that this libduckdb knows, those of its extensions and older names among them.</summary>
static unsafe class ConfigOptions
{
    static readonly Lazy<FrozenSet<string>> Names = new(() => Read().ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    internal static bool Contains(string name) => Names.Value.Contains(name);

    static List<string> Read()
    {
        var names = new List<string>();
        for (nuint i = 0; i < NativeMethods.ConfigCount(); i++)
        {
            if (NativeMethods.ConfigFlag(i, out var name, out _) == DuckDBState.Success)
                names.Add(NativeText.Read(name)!);
        }
        return names;
    }
}
