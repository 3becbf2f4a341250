using System.Diagnostics;
using System.Globalization;

namespace FamilyDoctor.Analytics.Benchmarks.Provider;

/// <summary>Seconds by the clock, and of the processor: what else the machine does shows in the difference.</summary>
readonly record struct Spent(double Clock, double Processor);

/// <summary>The programs that are compared: each prints its seconds and a checksum, and all checksums of a file must agree.</summary>
sealed class ProviderPeers
{
    readonly string folder;
    readonly Dictionary<string, double> sums = [];
    readonly string program;
    bool? hasNode;

    internal ProviderPeers(string folder)
    {
        this.folder = folder;
        program = Path.Combine(folder, "provider");
        Execute("gcc", "-O2", "-o", program, Source("provider.c"), $"-L{AppContext.BaseDirectory}", "-lduckdb", $"-Wl,-rpath,{AppContext.BaseDirectory}");
    }

    internal Spent? C(string mode, string file, int count = 0) => Measure(file, program, mode, file, Text(count));

    internal Spent? Own(string mode, string file, int count = 0) =>
        Measure(file, "dotnet", Path.Combine(AppContext.BaseDirectory, "FamilyDoctor.Analytics.Benchmarks.dll"), "provider-work", mode, file, Text(count));

    /// <summary>Null where the client cannot be fetched.</summary>
    internal Spent? Node(string mode, string file, int count = 0) =>
        (hasNode ??= FetchNode()) ? Measure(file, "node", Path.Combine(folder, "provider.mjs"), mode, file, Text(count)) : null;

    bool FetchNode()
    {
        File.Copy(Source("provider.mjs"), Path.Combine(folder, "provider.mjs"));
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true, "dependencies": { "@duckdb/node-api": "1.5.5-r.5" } }""");
        try
        {
            Execute("npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            return true;
        }
        catch (InvalidOperationException error)
        {
            Console.WriteLine($"  no client for Node: {error.Message}");
            return false;
        }
    }

    Spent Measure(string file, string name, params string[] arguments)
    {
        var words = Execute(name, arguments).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var sum = Math.Round(double.Parse(words[2], CultureInfo.InvariantCulture), 0);
        if (!sums.TryAdd(file, sum) && Math.Abs(sums[file] - sum) > 1)
            throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} gives {sum}, another program {sums[file]}.");
        return new Spent(double.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
    }

    static string Execute(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{name} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }

    static string Source(string name) => Path.Combine(AppContext.BaseDirectory, "Provider", name);

    static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
