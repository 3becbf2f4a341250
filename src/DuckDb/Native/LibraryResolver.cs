using System.Reflection;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Finds libduckdb beside the assembly or, as NuGet packages lay it out, under runtimes/RID/native.</summary>
static class LibraryResolver
{
    internal const string Library = "duckdb";

    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(LibraryResolver).Assembly, Resolve);

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
            return 0;
        foreach (var candidate in Candidates(assembly))
        {
            if (File.Exists(candidate) && NativeLibrary.TryLoad(candidate, out var handle))
                return handle;
        }
        return NativeLibrary.TryLoad(FileName, assembly, searchPath, out var found) ? found : 0;
    }

    static IEnumerable<string> Candidates(Assembly assembly)
    {
        // a single-file program has no assembly location
        string?[] folders = [AppContext.BaseDirectory, Path.GetDirectoryName(assembly.Location)];
        foreach (var folder in folders.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return Path.Combine(folder, FileName);
            yield return Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", FileName);
            yield return Path.Combine(folder, "runtimes", PortableIdentifier, "native", FileName);
        }
    }

    // DuckDB's own file names: duckdb.dll has no prefix
    static string FileName => OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    static string PortableIdentifier
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            return $"{system}-{processor}";
        }
    }
}
